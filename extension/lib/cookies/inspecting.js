/**
 * What the core makes of a site's cookies. Values go to the core and come back only at the person's wish.
 */
import { withSites } from '../bundles/sites.js';
import { grants } from '../grants.js';
import { cookiesOf, jarAsJson } from './jar.js';
import { witnessed } from './witness.js';

/** @typedef {import('../../wasm/types.js').Inspection} Inspection */
/** @typedef {import('./jar.js').StoredCookie} StoredCookie */

/**
 * How much of the site in a tab Latchkey may see.
 * @param {string | undefined} address
 */
export async function siteAccess(address) {
    const facts = await grants();
    return withSites((sites) => sites.siteAccess(facts, address));
}

/**
 * Inspects the cookies of a site. `stored` has them in the order of the inspection's `place`.
 * @param {string} site
 * @param {chrome.tabs.Tab | undefined} tab
 * @returns {Promise<{ stored: StoredCookie[], inspection: Inspection }>}
 */
export async function inspect(site, tab) {
    const [stored, witness] = await Promise.all([cookiesOf(site, tab), witnessed()]);
    return { stored, inspection: await inspection(stored, witness, site) };
}

/**
 * What the core makes of cookies that a page of a site sees.
 * @param {StoredCookie[]} cookies
 * @param {unknown} witness
 * @param {string} site
 * @returns {Promise<Inspection>}
 */
export function inspection(cookies, witness, site) {
    const jar = jarAsJson(cookies, witness);
    return withSites((sites) => JSON.parse(sites.inspect(jar, site, Date.now() / 1000)));
}
