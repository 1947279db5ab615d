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
 * @typedef {{ address: string, tab?: TabOfStore & { id?: number | undefined } }} Page
 */

/**
 * A tab of the site whose page was left, and that is open still. A quiet one shows something of the origin in which nothing runs.
 * @typedef {{ tabId: number, origin: string, isQuiet: boolean }} Away
 */

/**
 * @param {Page} page
 * @param {chrome.tabs.Tab[]} [among] the tabs that may show the site; all of them, if it is not said
 * @param {Away[]} [away]
 * @returns {Promise<SiteLook>}
 */
export async function lookAtSite({ address, tab }, among, away = []) {
    const { site, sees, seesSome, seesOthers } = await siteAccess(address);
    const storeId = await storeOf(tab);
    const [judged, documents, origins] = await Promise.all([
        seesSome ? judgedCookies(site, tab) : NOTHING,
        documentsOf(site, among ?? (await chrome.tabs.query({}))),
        originsOf(site, storeId),
    ]);
    // Frames are seen only here. A memory that is full does not keep a site from being cleared.
    await notePlaces(documents).catch(() => undefined);
    return {
        browser: await browserFacts({
            privateWindow: tab?.incognito ?? false,
            hasHostAccess: sees === 'wholeSite',
            widens: null,
            seesOthers,
        }),
        page: new URL(address).origin,
        storeId,
        origins,
        quietTabs: away.filter(({ isQuiet }) => isQuiet).map(({ tabId }) => tabId),
        ...judged,
        seenToGo: [],
        documents: [...documents, ...hidden(away, documents, storeId)],
        protected: await protection(),
    };
}

/**
 * The look that a plan is made by: it asks the browser too what it would take for the site.
 * @param {Page} page
 * @param {chrome.tabs.Tab[]} [among]
 * @param {Away[]} [away]
 */
export async function lookToPlan(page, among, away) {
    const [look, widened] = await Promise.all([lookAtSite(page, among, away), widens(page)]);
    look.browser.widens = widened;
    return look;
}

/**
 * What tabs showed that show nothing of its origin now: no script sees what they keep of it.
 * @param {Away[]} away
 * @param {SiteLook['documents']} documents that are seen
 * @param {string} storeId
 * @returns {SiteLook['documents']}
 */
function hidden(away, documents, storeId) {
    const isSeen = (/** @type {Away} */ { tabId, origin }) =>
        documents.some((seen) => seen.tabId === tabId && seen.origin === origin);
    return away
        .filter((one) => !isSeen(one))
        .map(({ tabId, origin }) => ({
            tabId,
            frameId: 0,
            origin,
            tabOrigin: origin,
            storeId,
            storage: null,
            hangs: false,
        }));
}

/** The site of a page; nothing where it is none of the web. @param {string | undefined} address */
export function siteOf(address) {
    return withClearing((core) => (address ? core.siteOf(address) : undefined));
}
