/**
 * Looks at the page in a tab, once: which forms are there, and is it one for somebody who is signed in?
 */
import { withPages } from '../../core/bundles/pages.js';
import { FACTS } from '../../shared/content-scripts.js';

/** @typedef {import('../../wasm/types.js').PageLook} PageLook */

/**
 * What was seen; nothing where the page could not be looked at.
 * @param {number | undefined} tabId
 * @returns {Promise<PageLook | undefined>}
 */
export async function lookAt(tabId) {
    const frames = tabId === undefined ? undefined : await factsOf(tabId);
    return frames && withPages((pages) => pages.look(frames));
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
