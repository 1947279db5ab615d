/**
 * What the core makes of a site's cookies. Values go to the core and come back only at the person's wish.
 */
import { withSites } from '../../core/bundles/sites.js';
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
    return withSites((sites) => sites.siteAccess(facts, address));
}

/**
 * How much of the site in a tab Latchkey may see, and what there is. What does not depend on another answer is asked at once.
 * @param {Promise<chrome.tabs.Tab | undefined>} tab
 * @param {Promise<unknown>} [first] what is more urgent than the core's work
 * @returns {Promise<{ access: import('../../wasm/types.js').SiteAccess, seen?: Inspected }>}
 */
export async function cookiesIn(tab, first) {
    withSites.prepare();
    const [facts, found, witness] = await Promise.all([grants(), tab, witnessed(), first]);
    return withSites(async (sites) => {
        const access = sites.siteAccess(facts, found?.url);
        if (!found || (access.sees !== 'wholeSite' && access.sees !== 'someHosts')) return { access };
        const looking = cookiesOf(access.site, storeIn(sites, found), sites);
        sites.warmUp();
        const stored = await looking;
        return { access, seen: { stored, inspection: told(sites, stored, witness, access.site) } };
    });
}

/**
 * Inspects the cookies of a site.
 * @param {string} site
 * @param {chrome.tabs.Tab | undefined} tab
 * @returns {Promise<Inspected>}
 */
export async function inspect(site, tab) {
    const witness = await witnessed();
    return withSites(async (sites) => {
        const stored = await cookiesOf(site, storeIn(sites, tab), sites);
        return { stored, inspection: told(sites, stored, witness, site) };
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
    return withSites((sites) => told(sites, cookies, witness, site));
}

/**
 * @param {typeof import('../../wasm/sites.js')} sites
 * @param {StoredCookie[]} cookies
 * @param {unknown} witness
 * @param {string} site
 * @returns {Inspection}
 */
function told(sites, cookies, witness, site) {
    return JSON.parse(sites.inspect(jarAsJson(cookies, witness), site, Date.now() / 1000));
}
