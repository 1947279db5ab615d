/**
 * The way back in that the page itself offers: its “Forgot password”, found by what it is called, and pressed at the person's wish.
 */
import { withPages } from '../../core/bundles/pages.js';
import { runInFrames } from '../../shared/frames.js';

/** Where it is. @typedef {{ frameId: number, handle: number }} Forgot */

/**
 * The likeliest of all frames, that of the tab first.
 * @param {import('../../shared/look-at-tab.js').TabLook | undefined} look
 * @returns {Promise<Forgot | undefined>}
 */
export function forgotIn(look) {
    return withPages((core) => {
        for (const { frameId, facts } of look?.frames ?? []) {
            const found = core.recognize(facts).controls.filter(({ role }) => role === 'forgotPassword');
            const [best] = found.sort((one, other) => other.probability - one.probability);
            if (best) return { frameId, handle: best.handle };
        }
        return undefined;
    });
}

/** Whether it was pressed: the page may have become another one since. @param {number} tabId @param {Forgot} forgot */
export async function pressForgot(tabId, { frameId, handle }) {
    const [answer] = await runInFrames({ tabId, frameIds: [frameId] }, press, handle);
    if (!answer?.result) return false;
    await chrome.tabs.update(tabId, { active: true });
    return true;
}

/** Runs in the page's frame. @param {number} handle */
function press(handle) {
    const element = globalThis.latchkey?.facts?.elementOf(handle);
    if (!(element instanceof HTMLElement) || !element.isConnected) return false;
    element.click();
    return true;
}
