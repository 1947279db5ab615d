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
import { widens } from './widening.js';

/** @typedef {import('../../wasm/types.js').SiteLook} SiteLook */

/** @typedef {import('../cookies/jar.js').TabOfStore} TabOfStore */

/** Where cookies may not be seen. @type {Awaited<ReturnType<typeof judgedCookies>>} */
const NOTHING = { cookies: [], kinds: [], cameWithSignIn: [] };

/**
 * The page whose site is meant: in a tab, or, where a rule asks for it, in none. A tab without a number stands for its cookie store.
 * `origins` are those that tabs have shown.
 * @typedef {{ address: string, tab?: TabOfStore & { id?: number | undefined }, origins?: string[] }} Page
 */

/**
 * @param {Page} page
 * @param {chrome.tabs.Tab[]} [among] the tabs that may show the site; all of them, if it is not said
 * @param {number[]} [quietTabs] those in which nothing of the site runs
 * @returns {Promise<SiteLook>}
 */
export async function lookAtSite({ address, tab, origins = [] }, among, quietTabs = []) {
    const { site, sees } = await siteAccess(address);
    const storeId = await storeOf(tab);
    const [judged, documents, seenOrigins] = await Promise.all([
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
            widens: null,
        }),
        page: new URL(address).origin,
        storeId,
        origins: [...new Set([...origins, ...seenOrigins])],
        quietTabs,
        ...judged,
        seenToGo: [],
        documents,
        protected: await protection(),
    };
}

/**
 * The look that a plan is made by: it asks the browser too what it would take for the site.
 * @param {Page} page
 * @param {chrome.tabs.Tab[]} [among]
 * @param {number[]} [quietTabs]
 */
export async function lookToPlan(page, among, quietTabs) {
    const [look, widened] = await Promise.all([lookAtSite(page, among, quietTabs), widens(page)]);
    look.browser.widens = widened;
    return look;
}

/** As the core takes it. @param {SiteLook | import('../../wasm/types.js').TabsLook} look */
export function bytesOf(look) {
    return new TextEncoder().encode(JSON.stringify(look));
}

/** The site of a page; nothing where it is none of the web. @param {string | undefined} address */
export function siteOf(address) {
    return withClearing((core) => (address ? core.siteOf(address) : undefined));
}
