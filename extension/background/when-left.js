/**
 * What a page would do when it is left.
 */
import { TimedOut, inTime } from '../shared/clearing/time-limit.js';
import { runInFrames } from '../shared/frames.js';

/** A page that hangs does not answer. */
const ANSWER_MS = 3_000;

/**
 * Whether the page in a tab asks before it is left, since something that was typed there would be lost, or just goes; or whether it
 * hangs, and does not say.
 * @param {number} tabId
 * @returns {Promise<'asks' | 'goes' | 'hangs'>}
 */
export async function whenLeft(tabId) {
    const asking = runInFrames({ tabId, allFrames: true }, asks);
    try {
        return (await inTime(asking, ANSWER_MS)).some(({ result }) => result) ? 'asks' : 'goes';
    } catch (error) {
        return error instanceof TimedOut ? 'hangs' : 'goes';
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
