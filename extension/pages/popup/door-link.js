/**
 * The way to the page that says why a sign-in fails, and whether one has just been tried here.
 */
import { h } from '../ui/view.js';
import { askBackground } from '../../shared/ask-background.js';
import { word } from '../../shared/words.js';
import { openPage } from './open-page.js';

let tried = false;

/** @param {chrome.tabs.Tab | undefined} tab */
export async function followDoor(tab) {
    if (tab?.id === undefined) return;
    const last = await askBackground({ kind: 'lastTry', tabId: tab.id }).catch(() => undefined);
    // A try at another site, in the same tab, says nothing of this one.
    tried =
        last !== undefined &&
        !last.ledIn &&
        URL.canParse(tab.url ?? '') &&
        last.hosts.includes(new URL(tab.url ?? '').hostname);
}

/** Whether somebody has tried to sign in in this tab, a moment ago. */
export function triedHere() {
    return tried;
}

/** In the foot of the popup. @param {chrome.tabs.Tab | undefined} tab */
export function doorLink(tab) {
    return way(tab, 'button.link', 'why-not');
}

/** On the card. @param {chrome.tabs.Tab | undefined} tab */
export function doorButton(tab) {
    return way(tab, 'button.primary', 'now-why-not');
}

/** @param {chrome.tabs.Tab | undefined} tab @param {string} selector @param {string} id */
function way(tab, selector, id) {
    if (tab?.id === undefined || !tab.url?.startsWith('http')) return undefined;
    const { id: tabId, index, windowId } = tab;
    const url = chrome.runtime.getURL(`pages/doctor/doctor.html?tab=${tabId}`);
    const open = openPage(() => chrome.tabs.create({ url, index: index + 1, windowId, openerTabId: tabId }));
    return h(selector, { key: id, attrs: { id }, on: { click: open } }, word('doorTitle'));
}
