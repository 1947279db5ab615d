/**
 * What there is of a site: its cookies, and what its documents in open tabs store.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { storeOf } from '../cookies/jar.js';
import { judgedCookies, siteAccess } from '../cookies/inspecting.js';
import { browserFacts } from './browser-facts.js';
import { documentsOf } from './documents.js';
import { notePlaces, originsOf } from './places.js';
import { protection } from './rules.js';

/** @typedef {import('../../wasm/types.js').SiteLook} SiteLook */

/** @typedef {import('../cookies/jar.js').TabOfStore} TabOfStore */

/** Where cookies may not be seen. @type {Awaited<ReturnType<typeof judgedCookies>>} */
const NOTHING = { cookies: [], kinds: [], cameWithSignIn: [] };

/**
 * The page whose site is meant: in a tab, or, where a rule asks for it, in none. A tab without a number stands for its cookie store.
 * @typedef {{ address: string, tab?: TabOfStore & { id?: number | undefined } }} Page
 */

/**
 * @param {Page} page
 * @param {chrome.tabs.Tab[]} [among] the tabs that may show the site; all of them, if it is not said
 * @param {number[]} [quietTabs] those in which nothing of the site runs
 * @returns {Promise<SiteLook>}
 */
export async function lookAtSite({ address, tab }, among, quietTabs = []) {
    const { site, sees } = await siteAccess(address);
    const storeId = await storeOf(tab);
    const [judged, documents, origins] = await Promise.all([
        sees === 'wholeSite' || sees === 'someHosts' ? judgedCookies(site, tab) : NOTHING,
        documentsOf(site, among ?? (await chrome.tabs.query({}))),
        originsOf(site, storeId),
    ]);
    // Frames are seen only here.
    await notePlaces(documents);
    return {
        browser: await browserFacts({
            privateWindow: tab?.incognito ?? false,
            hasHostAccess: sees === 'wholeSite',
        }),
        page: new URL(address).origin,
        storeId,
        origins,
        quietTabs,
        ...judged,
        documents,
        protected: await protection(),
    };
}

/** As the core takes it. @param {SiteLook} look */
export function bytesOf(look) {
    return new TextEncoder().encode(JSON.stringify(look));
}

/** The site of a page; nothing where it is none of the web. @param {string | undefined} address */
export function siteOf(address) {
    return withClearing((core) => (address ? core.siteOf(address) : undefined));
}
