/**
 * Rules for clearing, set and forgotten in a page of the extension.
 */

/** The only rule, and no log of earlier ones. @param {string} site @param {object} when */
export async function setRule(site, when) {
    const never = { protected: false, onTabClose: false, atStart: false, whenIdle: false };
    const clearingRules = [{ site, ...never, choice: 'signOutAndClear', ...when }];
    const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
    await local.remove('clearingLog');
    await local.set({ clearingRules });
}

export async function forgetRules() {
    const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
    await local.remove('clearingRules', 'clearingLog');
}
