/**
 * Where Latchkey does not look at the page in a tab, the toolbar button says so: it is paused there, or has no access.
 */
import { accessTo, onGrantsChanged } from '../shared/grants.js';
import { inMemory } from '../shared/storage.js';
import { showAccess } from './badge.js';

/** A page that goes elsewhere all the time is looked at so often. */
const LOOKS = 5;

/** Registers listeners: to be called synchronously. */
export function showAccessInTabs() {
    chrome.tabs.onUpdated.addListener((id, { status, url }) => {
        if (url || status === 'loading') void showIn(id).catch(() => undefined);
    });
    onGrantsChanged(() => void showInAll().catch(() => undefined));
    void showOnce().catch(() => undefined);
}

/** What a tab shows outlives the background: only when the browser or the extension starts is nothing shown yet. */
async function showOnce() {
    if (await inMemory.get('accessShown')) return;
    await inMemory.set({ accessShown: true });
    await showInAll();
}

async function showInAll() {
    for (const { id } of await chrome.tabs.query({})) if (id !== undefined) await showIn(id);
}

/** Of the page that is there now: while it is asked whether Latchkey looks at one, the next may have come. @param {number} tabId */
async function showIn(tabId) {
    for (let look = 0; look < LOOKS; look += 1) {
        const { url } = await chrome.tabs.get(tabId);
        const { state } = await accessTo(url);
        if ((await chrome.tabs.get(tabId)).url !== url) continue;
        const isOn = state === 'everySite' || state === 'thisSite';
        await showAccess(tabId, isOn ? 'on' : state === 'paused' ? 'paused' : 'off');
        return;
    }
}
