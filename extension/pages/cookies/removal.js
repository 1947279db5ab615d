/**
 * Removing one cookie, and setting it again as it was.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { withCookies } from '../../core/bundles/cookies.js';
import { LatchkeyError } from '../../core/error.js';
import { askBackground } from '../../shared/ask-background.js';
import { browserFacts } from '../../shared/clearing/browser-facts.js';
import { cookiesOf, identityOf, storeIn } from '../../shared/cookies/jar.js';
import { setCookie } from '../../shared/cookies/setting.js';
import { bytesOf } from '../../core/json-bytes.js';

/** @typedef {import('../../shared/cookies/jar.js').StoredCookie} StoredCookie */

/**
 * Removes a cookie, by the call that takes it alone. Should the browser take others of the site, they are set again.
 * @param {StoredCookie} cookie
 * @param {string} site
 * @param {chrome.tabs.Tab} tab
 * @param {{ asSeen?: boolean }} [only] `asSeen`: only while it has the value that was looked at
 * @returns {Promise<{ gone: StoredCookie[], stays: boolean }>} what is gone now: the cookie, and before it those that could not be
 *     set again; and whether the browser has kept it
 */
export async function removeCookie(cookie, site, tab, { asSeen = false } = {}) {
    const wanted = identityOf(cookie);
    const present = () => withCookies((core) => cookiesOf(site, storeIn(core, tab), core));
    const before = await present();
    const found = before.find((other) => identityOf(other) === wanted);
    if (asSeen && found?.value !== cookie.value) return { gone: [], stays: found !== undefined };
    const step = await removalOf(cookie, before, site, tab);
    if (step) await askBackground({ kind: 'removeCookie', step });
    const left = new Set((await present()).map(identityOf));
    const lost = before.filter(
        (other) => other.name === cookie.name && identityOf(other) !== wanted && !left.has(identityOf(other)),
    );
    const restored = await Promise.allSettled(lost.map(restoreCookie));
    const gone = lost.filter((_, at) => restored[at]?.status === 'rejected');
    const stays = left.has(wanted);
    // What is gone is what was there, which the site may have set anew since somebody looked.
    if (!stays && found) gone.push(found);
    return { gone, stays };
}

/**
 * The call that removes a cookie and no other, if the browser has one.
 * @param {StoredCookie} cookie
 * @param {StoredCookie[]} present
 * @param {string} site
 * @param {chrome.tabs.Tab} tab
 */
async function removalOf(cookie, present, site, { id = -1, incognito, url }) {
    const facts = { privateWindow: incognito, hasHostAccess: true, widens: null, seesOthers: false };
    const browser = await browserFacts(facts);
    const jar = bytesOf(present);
    return withClearing((core) => core.removalOf(cookie, jar, browser, site, id, url));
}

/** Sets a cookie with all that it had. @param {StoredCookie} cookie */
export async function restoreCookie(cookie) {
    const call = await withCookies((core) => core.setCall(cookie));
    if (!(await setCookie(call))) throw new LatchkeyError('cookieNotSet');
}
