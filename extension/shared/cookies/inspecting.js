/**
 * What the core makes of a site's cookies. Values go to the core and come back only at the person's wish.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { grants } from '../grants.js';
import { cookiesOf, jarAsJson, storeIn } from './jar.js';
import { witnessed } from './witness.js';

/** @typedef {import('../../wasm/types.js').Inspection} Inspection */
/** @typedef {import('./jar.js').StoredCookie} StoredCookie */
/** Cookies in the order of the inspection's `place`. @typedef {{ stored: StoredCookie[], inspection: Inspection }} Inspected */

/**
 * How much of the site in a tab Latchkey may see.
 * @param {string | undefined} address
 */
export async function siteAccess(address) {
    const facts = await grants();
    return withCookies((core) => core.siteAccess(facts, address));
}

/**
 * Whether an address is of the site of one of some hosts: another site says nothing of what was done there.
 * @param {string} address
 * @param {string[]} hosts
 */
export async function isOfSite(address, hosts) {
    const { site } = await siteAccess(address);
    return withCookies((core) => hosts.some((host) => core.isOf(site, host)));
}

/**
 * How much of the site in a tab Latchkey may see, and what there is. What does not depend on another answer is asked at once.
 * @param {Promise<chrome.tabs.Tab | undefined>} tab
 * @param {Promise<unknown>} [first] what is more urgent than the core's work
 * @returns {Promise<{ access: import('../../wasm/types.js').SiteAccess, isSignedIn?: boolean, seen?: Inspected }>}
 */
export async function cookiesIn(tab, first) {
    withCookies.prepare();
    const [facts, found, witness] = await Promise.all([grants(), tab, witnessed(), first]);
    return withCookies(async (core) => {
        const access = core.siteAccess(facts, found?.url);
        if (!found || !access.seesSome) return { access };
        const store = storeIn(core, found);
        const looking = cookiesOf(access.site, store, core);
        const isSignedIn = core.signedIn(witness, access.site, store);
        core.warmUp();
        const stored = await looking;
        return { access, isSignedIn, seen: { stored, inspection: told(core, stored, witness, access.site) } };
    });
}

/**
 * Whether somebody was seen to sign in to the site in a tab, and as many cookies and stored items are there that do.
 * @param {string} site
 * @param {chrome.tabs.Tab} tab
 * @param {number} credentials
 */
export async function signInHolds(site, tab, credentials) {
    const witness = await witnessed();
    return withCookies((core) => core.signInHolds(witness, site, storeIn(core, tab), credentials));
}

/**
 * The cookies of a site in the store of a tab, what each is for, in their order, and which a sign-in has brought.
 * @param {string} site
 * @param {import('./jar.js').TabOfStore | undefined} tab
 */
export async function judgedCookies(site, tab) {
    const witness = await witnessed();
    return withCookies(async (core) => {
        const cookies = await cookiesOf(site, storeIn(core, tab), core);
        return { cookies, ...core.judge(jarAsJson(cookies, witness), Date.now() / 1000) };
    });
}

/**
 * What the core makes of cookies that a page of a site sees.
 * @param {StoredCookie[]} cookies
 * @param {unknown} witness
 * @param {string} site
 * @returns {Promise<Inspection>}
 */
export function inspection(cookies, witness, site) {
    return withCookies((core) => told(core, cookies, witness, site));
}

/**
 * @param {typeof import('../../wasm/cookies.js')} core
 * @param {StoredCookie[]} cookies
 * @param {unknown} witness
 * @param {string} site
 * @returns {Inspection}
 */
function told(core, cookies, witness, site) {
    return JSON.parse(core.inspect(jarAsJson(cookies, witness, [site]), site, Date.now() / 1000));
}
