/**
 * Whether a page would hold up who leaves it.
 */
import { TimedOut, inTime } from '../shared/clearing/time-limit.js';
import { runInFrames } from '../shared/frames.js';

/** A page that hangs does not answer. */
const ANSWER_MS = 3_000;

/**
 * Whether the page in a tab asks before it is left: something that was typed there would be lost. Of one that is too busy to answer,
 * nobody knows.
 * @param {number} tabId
 */
export async function asksBeforeLeaving(tabId) {
    const asking = runInFrames({ tabId, allFrames: true }, asks);
    try {
        return (await inTime(asking, ANSWER_MS)).some(({ result }) => result);
    } catch (error) {
        return error instanceof TimedOut;
    }
}

// This runs in the page.

/** Browsers ask then, and nothing goes on until the person has answered. */
function asks() {
    const event = /** @type {BeforeUnloadEvent} */ (document.createEvent('BeforeUnloadEvent'));
    event.initEvent('beforeunload', false, true);
    window.dispatchEvent(event);
    return event.defaultPrevented || Boolean(event.returnValue);
}
