/**
 * What there is of a site: its cookies, and what its documents in open tabs store.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { storeOf } from '../cookies/jar.js';
import { inspect, siteAccess } from '../cookies/inspecting.js';
import { runInFrames } from '../frames.js';
import { browserFacts } from './browser-facts.js';
import { seeStorage } from './page.js';
import { protection } from './rules.js';
import { inTime } from './time-limit.js';

/** @typedef {import('../../wasm/types.js').SiteLook} SiteLook */
/** @typedef {import('../../wasm/types.js').SeenDocument} SeenDocument */

/**
 * The page whose site is meant: in a tab, or, where a rule asks for it, in none.
 * @typedef {{ address: string, tab?: chrome.tabs.Tab }} Page
 */

/** A tab that hangs is passed by. */
const TAB_LIMIT_MS = 3000;

/**
 * @param {Page} page
 * @returns {Promise<SiteLook>}
 */
export async function lookAtSite({ address, tab }) {
    const access = await siteAccess(address);
    const sees = access.sees === 'wholeSite' || access.sees === 'someHosts';
    const { stored, inspection } = sees
        ? await inspect(access.site, tab)
        : { stored: [], inspection: { cookies: [] } };
    const kinds = new Map(inspection.cookies.map(({ place, kind }) => [place, kind]));
    return {
        browser: await browserFacts({
            privateWindow: tab?.incognito ?? false,
            hasHostAccess: access.sees === 'wholeSite',
        }),
        page: new URL(address).origin,
        storeId: await storeOf(tab),
        hosts: [],
        cookies: stored,
        kinds: stored.map((_, place) => kinds.get(place) ?? 'session'),
        documents: await documentsOf(access.site),
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

/** Documents of a site in all tabs that Latchkey may see. @param {string} site */
async function documentsOf(site) {
    const tabs = await chrome.tabs.query({});
    const seen = await Promise.all(tabs.map((tab) => documentsIn(tab, site)));
    return seen.flat();
}

/**
 * @param {chrome.tabs.Tab} tab
 * @param {string} site
 * @returns {Promise<SeenDocument[]>}
 */
async function documentsIn(tab, site) {
    if (tab.id === undefined || !tab.url?.startsWith('http')) return [];
    const tabId = tab.id;
    const { origin: tabOrigin, hostname } = new URL(tab.url);
    const storeId = await storeOf(tab);
    const document = { tabId, tabOrigin, storeId };
    try {
        const frames = await inTime(runInFrames({ tabId, allFrames: true }, seeStorage, site), TAB_LIMIT_MS);
        return frames.flatMap(({ frameId, result }) => (result ? [{ ...document, frameId, ...result }] : []));
    } catch {
        // It sleeps, hangs, shows an error, or may not be looked into.
        const concerned = hostname === site || hostname.endsWith(`.${site}`);
        return concerned ? [{ ...document, frameId: 0, origin: tabOrigin, storage: null }] : [];
    }
}
