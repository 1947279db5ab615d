/**
 * The way to the page that says why a sign-in fails.
 */
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

/** @param {chrome.tabs.Tab | undefined} tab */
export function doorLink(tab) {
    if (tab?.id === undefined || !tab.url?.startsWith('http')) return undefined;
    const { id, index, windowId } = tab;
    const url = chrome.runtime.getURL(`pages/doctor/doctor.html?tab=${id}`);
    const open = () => void chrome.tabs.create({ url, index: index + 1, windowId, openerTabId: id });
    return h(
        'button.link',
        { key: 'door', attrs: { id: 'why-not' }, on: { click: open } },
        word('doorTitle'),
    );
}
