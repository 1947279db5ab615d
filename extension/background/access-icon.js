/**
 * Where Latchkey does not look at the page in a tab, the toolbar button says so: it is paused there, or has no access.
 */
import { accessTo, onGrantsChanged } from '../shared/grants.js';
import { showAccess } from './badge.js';

/** Registers listeners: to be called synchronously. */
export function showAccessInTabs() {
    chrome.tabs.onUpdated.addListener((id, { status, url }, tab) => {
        // The browser has forgotten what the tab had of its own: as it comes, it looks as if all was on.
        if (url || status === 'loading') void showIn(id, tab.url, false).catch(() => undefined);
    });
    onGrantsChanged(() => void showInAll().catch(() => undefined));
    void showInAll().catch(() => undefined);
}

async function showInAll() {
    for (const { id, url } of await chrome.tabs.query({})) if (id !== undefined) await showIn(id, url, true);
}

/** @param {number} tabId @param {string | undefined} address @param {boolean} mayShowOff it may look as if it was off */
async function showIn(tabId, address, mayShowOff) {
    const { state } = await accessTo(address);
    const isOn = state === 'everySite' || state === 'thisSite';
    if (isOn && !mayShowOff) return;
    await showAccess(tabId, isOn ? 'on' : state === 'paused' ? 'paused' : 'off');
}
