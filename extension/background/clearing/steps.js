/**
 * Carries out the calls of a plan, exactly as the core named them.
 */
import { runInFrames } from '../../shared/frames.js';
import { clearInPage } from '../../shared/clearing/page.js';
import { TimedOut, inTime } from '../../shared/time-limit.js';

/** @typedef {import('../../wasm/types.js').ClearingStep} Step */
/** @typedef {import('../../wasm/types.js').ClearingStepResult} StepResult */

/** So many calls wait for the browser at once. */
const AT_ONCE = 100;

/**
 * @param {Step[]} steps
 * @param {number} limitMs for each
 * @returns {Promise<StepResult[]>} what came of each, in their order
 */
export async function carryOut(steps, limitMs) {
    /** @type {StepResult[]} */
    const results = [];
    for (let at = 0; at < steps.length; at += AT_ONCE) {
        const batch = steps.slice(at, at + AT_ONCE).map((step) => resultOf(step, limitMs));
        results.push(...(await Promise.all(batch)));
    }
    return results;
}

/** @param {Step} step @param {number} limitMs @returns {Promise<StepResult>} */
async function resultOf(step, limitMs) {
    try {
        return { kind: 'done', confirmed: await inTime(make(step), limitMs) };
    } catch (error) {
        return { kind: error instanceof TimedOut ? 'timedOut' : 'failed' };
    }
}

/** Makes a call. Answers whether it says that the data is gone. @param {Step} step @returns {Promise<boolean>} */
export async function make(step) {
    switch (step.call) {
        case 'removeCookie':
            return Boolean(await chrome.cookies.remove(step.details));
        case 'expireCookie':
            // It gives the cookie that is there afterwards.
            return !(await chrome.cookies.set(step.details));
        case 'browsingData': {
            const { dataType, ...limits } = step.details;
            const options = /** @type {chrome.browsingData.RemovalOptions} */ (limits);
            await chrome.browsingData.remove(options, { [dataType]: true });
            return false;
        }
        case 'inPage': {
            const { tabId, frameId, origin, task } = step.details;
            const [done] = await runInFrames({ tabId, frameIds: [frameId] }, clearInPage, origin, task);
            return done?.result === true;
        }
    }
}
