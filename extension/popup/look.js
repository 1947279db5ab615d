/**
 * Looks at the page in a tab, once: which forms are there?
 */
import { withGuard } from '../lib/bundles/guard.js';
import { FACTS } from '../lib/watching.js';

/** @typedef {import('../wasm/types.js').FormKind} FormKind */

/**
 * What was seen: the kind of form that matters most, nothing of the sort, or that the page could not be looked at.
 * @param {number | undefined} tabId
 * @returns {Promise<FormKind | 'noAccess'>}
 */
export async function lookAt(tabId) {
    const frames = tabId === undefined ? undefined : await factsOf(tabId);
    if (!frames) return 'noAccess';
    return withGuard((guard) => guard.foremost(frames));
}

/**
 * The facts of each frame; nothing where the browser does not let Latchkey look.
 * @param {number} tabId
 */
async function factsOf(tabId) {
    const target = { tabId, allFrames: true };
    try {
        await chrome.scripting.executeScript({ target, files: FACTS });
        const frames = await chrome.scripting.executeScript({ target, func: collect });
        return frames.flatMap(({ result }) => (result ? [result] : []));
    } catch {
        return undefined;
    }
}

/** Runs in the page's frames. */
function collect() {
    return globalThis.latchkey.facts.collect();
}
