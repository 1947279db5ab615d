/**
 * Removing one cookie, and setting it again as it was.
 */
import { withSites } from '../bundles/sites.js';
import { CoreError } from '../core.js';
import { cookiesOf, identityOf, storeOf } from './jar.js';

/** @typedef {import('./jar.js').StoredCookie} StoredCookie */

/**
 * Removes a cookie. Browsers remove all of its name that an address would get: the others are set again.
 * @param {StoredCookie} cookie
 * @param {string} site
 * @param {chrome.tabs.Tab} tab
 */
export async function removeCookie(cookie, site, tab) {
    const wanted = identityOf(cookie);
    const store = await storeOf(tab);
    const before = await cookiesOf(site, store);
    const call = await withSites((sites) => sites.removeCall(cookie));
    await chrome.cookies.remove(call);
    const left = new Set((await cookiesOf(site, store)).map(identityOf));
    const lost = before.filter((other) => !left.has(identityOf(other)) && identityOf(other) !== wanted);
    for (const other of lost.filter(({ name }) => name === cookie.name)) await restoreCookie(other);
    if (left.has(wanted)) throw new CoreError('cookieStays');
}

/** Sets a cookie with all that it had. @param {StoredCookie} cookie */
export async function restoreCookie(cookie) {
    const call = await withSites((sites) => sites.setCall(cookie));
    const set = await chrome.cookies.set(call).catch((cause) => {
        throw new CoreError('cookieNotSet', cause);
    });
    if (!set) throw new CoreError('cookieNotSet');
}
