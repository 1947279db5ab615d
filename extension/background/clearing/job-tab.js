/**
 * The tab that a clearing was asked for in: what it and the other tabs show now, and its page loaded again afterwards.
 */
import { siteOf } from '../../shared/clearing/look.js';
import { tabsAway } from './pages.js';

/** @typedef {import('../../shared/clearing/status.js').Job} Job */

/** Unless the person has gone elsewhere in its tab. @param {Job} job */
export async function loadAgain(job) {
    const tab = await tabOf(job);
    if (tab?.id === undefined) return;
    const isElsewhere = tab.url !== undefined && (await siteOf(tab.url)) !== job.site;
    if (!isElsewhere) await chrome.tabs.reload(tab.id, { bypassCache: true });
}

/**
 * What there is now: also where the tab is gone.
 * @param {Job} job
 * @param {typeof import('../../shared/clearing/look.js').lookAtSite} look
 */
export async function lookNow(job, look) {
    const page = { address: job.address, tab: (await tabOf(job)) ?? job.store };
    const away = await tabsAway();
    const missed = job.missed.map(({ tabId, origin }) => ({ tabId, origin, isQuiet: false }));
    const isOpen = (/** @type {{ tabId: number }} */ frame) =>
        away.some(({ tabId }) => tabId === frame.tabId);
    return look(page, undefined, [...away, ...missed.filter(isOpen)]);
}

/** @param {Job} job @returns {Promise<chrome.tabs.Tab | undefined>} */
export async function tabOf({ tabId }) {
    return tabId === undefined ? undefined : chrome.tabs.get(tabId).catch(() => undefined);
}
