/**
 * What was to be done on a page last, and was not: the button in the toolbar shows it, and says why.
 */
import { inMemory } from './storage.js';

/** What the button shows. */
export const FAILED = '!';

/**
 * What the page in a tab shows of it; nothing where there is none. The browser itself takes the mark away when the tab goes to
 * another page.
 * @param {number} tabId
 * @returns {Promise<{ what: import('../wasm/types.js').NowFailed, why: string } | undefined>}
 */
export async function failureIn(tabId) {
    const [text, why, failed] = await Promise.all([
        chrome.action.getBadgeText({ tabId }),
        chrome.action.getTitle({ tabId }),
        inMemory.get('failedIn'),
    ]);
    const what = failed?.[tabId];
    return text === FAILED && what ? { what, why } : undefined;
}
