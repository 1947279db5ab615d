/**
 * Which site each tab shows, of those that somebody follows. In memory only: it says where the person has been.
 */
import { queue } from '../core/turn.js';
import { inMemory } from '../shared/storage.js';

/**
 * @typedef {object} Following
 * @property {'sitesOfTabs'} key where it is kept
 * @property {(address: string | undefined, incognito: boolean) => Promise<string | undefined>} siteOf the site of a page, or of a
 *   tab that was closed; nothing where that is not followed
 * @property {(site: string, isLast: boolean) => Promise<unknown>} left a tab has left a site, or was closed; isLast: no other
 *   shows it
 */

/**
 * Registers listeners: to be called synchronously.
 * @param {Following} following
 */
export function followTabs(following) {
    const inTurn = queue();
    chrome.tabs.onUpdated.addListener((tabId, { url }, { incognito }) => {
        if (url) void inTurn(() => moved(following, tabId, url, incognito));
    });
    chrome.tabs.onRemoved.addListener(
        (tabId) => void inTurn(() => moved(following, tabId, undefined, false)),
    );
    return {
        /** Tabs may show a site already when it begins to be followed. */
        noteOpenTabs: () =>
            inTurn(async () => {
                for (const { id, url, incognito } of await chrome.tabs.query({})) {
                    if (id !== undefined && url) await moved(following, id, url, incognito);
                }
            }),
    };
}

/**
 * A tab has gone to an address, or was closed.
 * @param {Following} following
 * @param {number} tabId
 * @param {string | undefined} address
 * @param {boolean} incognito
 */
async function moved({ key, siteOf, left }, tabId, address, incognito) {
    const now = await siteOf(address, incognito);
    const tabs = (await inMemory.get(key)) ?? {};
    const before = tabs[tabId];
    if (now === before) return;
    if (now) tabs[tabId] = now;
    else delete tabs[tabId];
    await inMemory.set({ [key]: tabs });
    if (before) await left(before, !Object.values(tabs).includes(before));
}
