/**
 * Removing one cookie, and setting it again as it was.
 */
import { withSites } from '../bundles/sites.js';
import { CoreError } from '../core.js';
import { askBackground } from '../messages.js';
import { cookiesOf, identityOf, storeOf } from './jar.js';

/** @typedef {import('./jar.js').StoredCookie} StoredCookie */

/**
 * Removes a cookie. Browsers remove all of its name that an address would get: the others are set again, as far as that can be
 * done, whether or not it went.
 * @param {StoredCookie} cookie
 * @param {string} site
 * @param {chrome.tabs.Tab} tab
 * @returns {Promise<StoredCookie[]>} what is gone: those that could not be set again, and at last the cookie
 */
export async function removeCookie(cookie, site, tab) {
    const wanted = identityOf(cookie);
    const store = storeOf(tab);
    const present = () => withSites((sites) => cookiesOf(site, store, sites));
    const before = await present();
    const call = await withSites((sites) => sites.removeCall(cookie));
    await askBackground({ kind: 'removeCookie', call });
    const left = new Set((await present()).map(identityOf));
    const lost = before.filter((other) => !left.has(identityOf(other)) && identityOf(other) !== wanted);
    const namesakes = lost.filter(({ name }) => name === cookie.name);
    const restored = await Promise.allSettled(namesakes.map(restoreCookie));
    if (left.has(wanted)) throw new CoreError('cookieStays');
    return [...namesakes.filter((_, at) => restored[at]?.status === 'rejected'), cookie];
}

/** Sets a cookie with all that it had. @param {StoredCookie} cookie */
export async function restoreCookie(cookie) {
    const call = await withSites((sites) => sites.setCall(cookie));
    // What the browser says of a failure may quote the value.
    const set = await chrome.cookies.set(call).catch(() => null);
    if (!set) throw new CoreError('cookieNotSet');
}
