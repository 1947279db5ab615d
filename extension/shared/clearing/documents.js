/**
 * The documents of a site in open tabs. Each frame says first where it is; the core says which are of the site; only those are
 * looked at.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { storeIn } from '../cookies/jar.js';
import { runInFrames } from '../frames.js';
import { seeDatabases, seeStorage, whereabouts } from './page.js';
import { ANSWER_MS, TimedOut, inTime } from '../time-limit.js';

/** @typedef {import('../../wasm/types.js').SeenDocument} SeenDocument */

/** Large databases are left unread. */
const DATABASES_LIMIT_MS = 1000;

/**
 * @param {string} site
 * @param {chrome.tabs.Tab[]} tabs each is asked once, all at the same time
 * @returns {Promise<SeenDocument[]>}
 */
export async function documentsOf(site, tabs) {
    const stores = await withCookies((core) => tabs.map((tab) => storeIn(core, tab)));
    const found = await Promise.all(tabs.map((tab, at) => framesOf(tab, stores[at] ?? '')));
    const frames = found.flat();
    const seen = await withCookies(({ isOf }) => frames.filter(({ host }) => isOf(site, host)));
    return (await Promise.all(seen.map(documentIn))).flat();
}

/**
 * The frames of a tab, by what they say themselves; of one that does not answer, what its address says of the page.
 * @param {chrome.tabs.Tab} tab
 * @param {string} storeId
 */
async function framesOf({ id: tabId, url, discarded }, storeId) {
    if (tabId === undefined || !url?.startsWith('http')) return [];
    const { origin: tabOrigin, hostname } = new URL(url);
    const about = { tabId, tabOrigin, storeId };
    try {
        const frames = await inTime(runInFrames({ tabId, allFrames: true }, whereabouts), ANSWER_MS);
        return frames.flatMap(({ frameId, result }) =>
            result ? [{ ...about, frameId, ...result, answers: true, hangs: false }] : [],
        );
    } catch (error) {
        // It sleeps, hangs, shows an error, or may not be looked into.
        const hangs = error instanceof TimedOut && !discarded;
        return [{ ...about, frameId: 0, origin: tabOrigin, host: hostname, answers: false, hangs }];
    }
}

/**
 * @param {Awaited<ReturnType<typeof framesOf>>[number]} frame
 * @returns {Promise<SeenDocument[]>}
 */
async function documentIn({ tabId, tabOrigin, storeId, frameId, origin, answers, hangs }) {
    const document = { tabId, tabOrigin, storeId, frameId, origin };
    if (!answers) return [{ ...document, storage: null, hangs }];
    try {
        const looking = runInFrames({ tabId, frameIds: [frameId] }, seeStorage, origin);
        const [frame] = await inTime(looking, ANSWER_MS);
        // It may have gone elsewhere in the meantime.
        if (!frame?.result) return [];
        const databaseItems = await itemsIn(document, frame.result.indexedDb ?? []);
        return [{ ...document, storage: { ...frame.result, databaseItems }, hangs: false }];
    } catch (error) {
        // Frames come and go; a page stays where it is, and so does what hangs.
        const stuck = error instanceof TimedOut;
        return stuck || frameId === 0 ? [{ ...document, storage: null, hangs: stuck }] : [];
    }
}

/**
 * Short texts in databases; none where they do not answer in time, which takes nothing from what else was seen.
 * @param {{ tabId: number, frameId: number, origin: string }} document
 * @param {string[]} names
 * @returns {Promise<[string, string, string][]>}
 */
async function itemsIn({ tabId, frameId, origin }, names) {
    if (names.length === 0) return [];
    try {
        const looking = runInFrames({ tabId, frameIds: [frameId] }, seeDatabases, origin, names);
        const [frame] = await inTime(looking, DATABASES_LIMIT_MS);
        return frame?.result ?? [];
    } catch {
        return [];
    }
}
