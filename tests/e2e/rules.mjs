/**
 * Rules for clearing: set, forgotten and looked after.
 */

/** A page of the extension to look from. @param {import('./harness.mjs').World} world */
export function setting({ browser }) {
    return browser.openExtensionPage('pages/welcome/welcome.html');
}

// This runs in a page of the site.

/** @param {number} age */
export function setCookie(age) {
    document.cookie = `cart=full; max-age=${age}`;
}

// These run in pages of the extension.

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

/** @returns {Promise<any[]>} */
export async function lines() {
    const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
    return (await local.get('clearingLog')) ?? [];
}

/** @param {string} site */
export async function isFollowed(site) {
    const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
    const clearingDue = await local.get('clearingDue');
    return String(clearingDue).includes(site);
}

/**
 * The stores that have cookies of the site. Firefox lists only those with a tab.
 * @param {string} domain
 */
export async function storesWithCookies(domain) {
    const stores = (await chrome.cookies.getAllCookieStores()).map(({ id }) => id);
    const all = new Set(
        stores.includes('0') ? stores : [...stores, 'firefox-default', 'firefox-container-1'],
    );
    const found = [];
    for (const storeId of all) {
        const cookies = await chrome.cookies.getAll({ domain, storeId, partitionKey: {} });
        if (cookies.length > 0) found.push(storeId);
    }
    return found.sort();
}
