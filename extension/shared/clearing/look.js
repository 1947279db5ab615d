/**
 * What there is of a site: its cookies, and what its documents in open tabs store.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { storeOf } from '../cookies/jar.js';
import { judgedCookies, siteAccess } from '../cookies/inspecting.js';
import { browserFacts } from './browser-facts.js';
import { documentsOf } from './documents.js';
import { protection } from './rules.js';
import { widens } from './widening.js';

/** @typedef {import('../../wasm/types.js').SiteLook} SiteLook */

/** @typedef {import('../cookies/jar.js').TabOfStore} TabOfStore */

/** Where cookies may not be seen. @type {Awaited<ReturnType<typeof judgedCookies>>} */
const NOTHING = { cookies: [], kinds: [], cameWithSignIn: [] };

/**
 * The page whose site is meant: in a tab, or, where a rule asks for it, in none. A tab without a number stands for its cookie store.
 * `hosts` are those that tabs have shown.
 * @typedef {{ address: string, tab?: TabOfStore & { id?: number | undefined }, hosts?: string[] }} Page
 */

/**
 * @param {Page} page
 * @param {chrome.tabs.Tab[]} [among] the tabs that may show the site; all of them, if it is not said
 * @returns {Promise<SiteLook>}
 */
export async function lookAtSite({ address, tab, hosts = [] }, among) {
    const { site, sees } = await siteAccess(address);
    const [judged, documents] = await Promise.all([
        sees === 'wholeSite' || sees === 'someHosts' ? judgedCookies(site, tab) : NOTHING,
        documentsOf(site, among ?? (await chrome.tabs.query({}))),
    ]);
    return {
        browser: await browserFacts({
            privateWindow: tab?.incognito ?? false,
            hasHostAccess: sees === 'wholeSite',
            widens: null,
        }),
        page: new URL(address).origin,
        storeId: await storeOf(tab),
        hosts,
        ...judged,
        seenToGo: [],
        documents,
        protected: await protection(),
    };
}

/**
 * The look that a plan is made by: it asks the browser too what it would take for the site.
 * @param {Page} page
 */
export async function lookToPlan(page) {
    const [look, widened] = await Promise.all([lookAtSite(page), widens(page)]);
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
