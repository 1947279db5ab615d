/**
 * Leaving the pages of a site while it is cleared, and coming back to them. Each tab shows a plain file of the page's origin in the
 * meantime, in which nothing of the site runs: what pages write on leaving is written by then, and what they store can still be
 * seen and cleared from there. What was left is stored before it is, so that a worker that was killed brings it back, and a browser
 * that was closed at its next start (`lost-pages.js`).
 */
import { isFirefox } from '../../shared/browser.js';
import { siteOf } from '../../shared/clearing/look.js';
import { HUSH } from '../../shared/content-scripts.js';
import { runInFrames } from '../../shared/frames.js';
import { inMemory, local } from '../../shared/storage.js';
import { whenLeft } from '../when-left.js';

/** @typedef {import('../../shared/stored.js').LeftPage} LeftPage */

/** Every site may be asked for it, and nothing happens by that. */
export const FILE = '/robots.txt';
const BLANK = 'about:blank';
const HUSH_ID = 'hush';
/** A server that does not answer is not waited for: then the tab shows nothing at all. */
const ARRIVE_MS = 4_000;
const AGAIN_MS = 25;
/** What was left and the memory had no room for: a kill in between leaves them to `lost-pages.js`. @type {LeftPage[] | undefined} */
let unkept;

/**
 * @param {number[]} tabIds
 * @param {string} site that their pages are of
 * @returns {Promise<{ left: number[], stayed: number[], hanging: number[] }>} stayed: those whose page asks whether it may be left;
 *   hanging: those whose page does not answer, or does not go
 */
export async function leavePages(tabIds, site) {
    const found = await Promise.all(tabIds.map((id) => pageIn(id, site)));
    const going = found.flatMap((page) => (page?.left === 'goes' ? [page] : []));
    const pages = going.map(({ page }) => page);
    const those = (/** @type {'asks' | 'hangs'} */ left) =>
        found.flatMap((page) => (page?.left === left ? [page.page.id] : []));
    const [stayed, hanging] = [those('asks'), those('hangs')];
    unkept = undefined;
    await inMemory.set({ clearingPages: pages }).catch(() => void (unkept = pages));
    await noteOnDisk(going.flatMap(({ page, isPrivate }) => (isPrivate ? [] : [page])));
    const places = await hush().then(
        () => [FILE, BLANK],
        () => [BLANK],
    );
    const away = await Promise.all(pages.map((page) => leave(page, places)));
    for (const [at, { id }] of pages.entries()) if (!away[at]) hanging.push(id);
    // One that goes when nobody waits for it any more comes back with the others.
    return { left: pages.flatMap(({ id }, at) => (away[at] ? [id] : [])), stayed, hanging };
}

/**
 * The tabs that were left and are open still.
 * @returns {Promise<import('../../shared/clearing/look.js').Away[]>}
 */
export async function tabsAway() {
    const pages = unkept ?? (await inMemory.get('clearingPages')) ?? [];
    const tabs = await Promise.all(pages.map(({ id }) => tabOf(id)));
    return pages.flatMap(({ id: tabId, address, quiet }, at) => {
        const tab = tabs[at];
        return tab ? [{ tabId, origin: new URL(address).origin, isQuiet: tab.url === quiet }] : [];
    });
}

/** Brings back what was left, but no tab in which the person has gone elsewhere in the meantime. */
export async function returnPages() {
    const pages = unkept ?? (await inMemory.get('clearingPages'));
    if (!pages) return;
    unkept = undefined;
    await unhush();
    await Promise.all(pages.map((page) => comeBack(page).catch(() => undefined)));
    await local.remove('lostPages');
    await inMemory.remove('clearingPages');
}

/** For the end of the browser. @param {LeftPage[]} left */
async function noteOnDisk(left) {
    if (left.length === 0) return;
    // In the order of the tabs, which a browser keeps: their numbers it does not.
    const order = (await chrome.tabs.query({})).map(({ id }) => id);
    const pages = left
        .toSorted((one, other) => order.indexOf(one.id) - order.indexOf(other.id))
        .map(({ address, quiet }) => ({ address: withoutSecrets(address), quiet }));
    // On a full disk the browser has to last as long as the clearing.
    await local.set({ lostPages: { pages, ended: false } }).catch(() => undefined);
}

/** What follows the path of an address may open an account to whoever has it, and is no one's business on a disk. @param {string} address */
function withoutSecrets(address) {
    const { origin, pathname } = new URL(address);
    return origin + pathname;
}

/** @param {number} id @param {string} site */
async function pageIn(id, site) {
    const tab = await tabOf(id);
    // It may have gone elsewhere.
    if (!tab?.url?.startsWith('http') || (await siteOf(tab.url)) !== site) return undefined;
    const page = { id, address: tab.url, quiet: new URL(FILE, tab.url).href };
    return { page, left: await whenLeft(id), isPrivate: tab.incognito };
}

/**
 * @param {LeftPage} page
 * @param {string[]} places where it may go instead
 * @returns {Promise<boolean>} whether it is away
 */
async function leave({ id, address }, places) {
    for (const place of places) {
        const url = new URL(place, address).href;
        try {
            await go(id, url);
        } catch {
            // It was closed, or is being moved and stays.
            return !(await tabOf(id));
        }
        if (await isSo(id, (tab) => tab.status !== 'loading' && isAt(tab, url))) return true;
    }
    return false;
}

/** @param {LeftPage} page */
export async function comeBack({ id, address, quiet }) {
    // It may be on its way there still.
    await isSo(id, (now) => ![quiet, BLANK].includes(now.pendingUrl ?? ''));
    const tab = await tabOf(id);
    if (!tab || !isAway(tab, quiet)) return;
    // In Chromium, an address that takes the place of another in the tab's history is given by the page alone.
    if (isFirefox() || !(await replace(id, address))) await go(id, address);
    // It may be loaded once more, past the cache, as soon as it has begun.
    await isSo(id, (now) => !isAt(now, quiet) && !isAt(now, BLANK));
}

/** @param {number} id @param {string} address @returns {Promise<boolean>} whether a page was there that goes */
async function replace(id, address) {
    const [frame] = await runInFrames({ tabId: id, frameIds: [0] }, goTo, address).catch(() => []);
    return frame?.result === true;
}

/** @param {number} id @param {string} url */
async function go(id, url) {
    // In Firefox, the way back leads past it.
    const how = isFirefox() ? { loadReplace: true } : {};
    await chrome.tabs.update(id, { url, ...how });
}

/** @param {chrome.tabs.Tab} tab @param {string} quiet */
function isAway(tab, quiet) {
    const { pendingUrl } = tab;
    return (isAt(tab, quiet) || isAt(tab, BLANK)) && (!pendingUrl || [quiet, BLANK].includes(pendingUrl));
}

/** The address of an empty page is not told. @param {chrome.tabs.Tab} tab @param {string} address */
function isAt({ url }, address) {
    return url === address || (address === BLANK && !url);
}

/**
 * @param {number} id
 * @param {(tab: chrome.tabs.Tab) => boolean} is
 * @returns {Promise<boolean>} whether it came to be so; that of a tab that was closed it is
 */
async function isSo(id, is) {
    for (const end = Date.now() + ARRIVE_MS; ; await new Promise((done) => setTimeout(done, AGAIN_MS))) {
        const tab = await tabOf(id);
        if (!tab || is(tab)) return true;
        if (Date.now() > end) return false;
    }
}

/** @param {number} id @returns {Promise<chrome.tabs.Tab | undefined>} */
function tabOf(id) {
    return chrome.tabs.get(id).catch(() => undefined);
}

async function hush() {
    await unhush();
    await chrome.scripting.registerContentScripts([
        {
            id: HUSH_ID,
            js: [HUSH],
            matches: [`*://*${FILE}`],
            runAt: 'document_start',
            persistAcrossSessions: false,
        },
    ]);
}

async function unhush() {
    await chrome.scripting.unregisterContentScripts({ ids: [HUSH_ID] }).catch(() => undefined);
}

// This runs in the page.

/** @param {string} address */
function goTo(address) {
    location.replace(address);
    return true;
}
