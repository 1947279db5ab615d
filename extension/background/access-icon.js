/**
 * Where Latchkey does not look at the page in a tab, the toolbar button says so: it is paused there, or has no access. That the codes
 * are locked it says in every tab.
 */
import { withPages } from '../core/bundles/pages.js';
import { accessTo, onGrantsChanged } from '../shared/grants.js';
import { inMemory } from '../shared/storage.js';
import { onRecordsGone } from '../shared/vault/records.js';
import { onSessionChanged } from '../shared/vault/session.js';
import { lockOfVault } from '../shared/vault/vault.js';
import { showLock, showLook } from './badge.js';

/** A page that goes elsewhere all the time is looked at so often. */
const LOOKS = 5;

/** Registers listeners: to be called synchronously. */
export function showAccessInTabs() {
    chrome.tabs.onUpdated.addListener((id, { status, url }) => {
        if (url || status === 'loading') void showIn(id).catch(() => undefined);
    });
    for (const listen of [onGrantsChanged, onSessionChanged, onRecordsGone])
        listen(() => void showInAll().catch(() => undefined));
    void showOnce().catch(() => undefined);
}

/** What a tab shows outlives the background: only when the browser or the extension starts is nothing shown yet. */
async function showOnce() {
    if (await inMemory.get('accessShown')) return;
    await inMemory.set({ accessShown: true });
    await showInAll();
}

async function showInAll() {
    // Until a new page was asked about, the browser shows there what it shows everywhere.
    await showLock((await lockOfVault()) === 'locked');
    for (const { id } of await chrome.tabs.query({})) if (id !== undefined) await showIn(id);
}

/** Of the page that is there now: while it is asked whether Latchkey looks at one, the next may have come. @param {number} tabId */
async function showIn(tabId) {
    for (let asked = 0; asked < LOOKS; asked += 1) {
        const { url } = await chrome.tabs.get(tabId);
        const [{ state }, vault] = await Promise.all([accessTo(url), lockOfVault()]);
        const look = await withPages((core) => core.buttonLook(state, vault));
        if ((await chrome.tabs.get(tabId)).url !== url) continue;
        await showLook(tabId, look);
        return;
    }
}
