/**
 * Rules for clearing, set and forgotten in a page of the extension.
 */

/** The only rule, and no log of earlier ones. @param {string} site @param {object} when */
export async function setRule(site, when) {
    const never = { protected: false, onTabClose: false, atStart: false, whenIdle: false };
    const clearingRules = [{ site, ...never, choice: 'signOutAndClear', ...when }];
    await chrome.storage.local.remove('clearingLog');
    await chrome.storage.local.set({ clearingRules });
}

export function forgetRules() {
    return chrome.storage.local.remove(['clearingRules', 'clearingLog']);
}
