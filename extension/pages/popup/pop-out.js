/**
 * The popup in a window of its own, about the same tab and at the same view: it stays when one clicks elsewhere.
 */
import { icon } from '../ui/icons.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';
import { view } from './route.js';

/** As the popup is, with what a window has around it. */
const SIZE = { width: 400, height: 640 };

/**
 * What a click does that opens the window; nothing where it is one already, or cannot be one.
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {() => string} at the view that it opens at
 */
export function toWindow(tab, at) {
    const isOne = new URLSearchParams(location.search).has('tab');
    // Telephones have no windows. Such a window is no private one: it would outlive what it shows, in the browser's history.
    if (tab?.id === undefined || tab.incognito || isOne || !chrome.windows) return undefined;
    const { id } = tab;
    const open = async () => {
        const url = chrome.runtime.getURL(`pages/popup/popup.html?tab=${id}#${at()}`);
        await chrome.windows.create({ url, type: 'popup', ...SIZE });
        window.close();
    };
    return () => void open();
}

/** @param {chrome.tabs.Tab | undefined} tab */
export function popOutButton(tab) {
    const open = toWindow(tab, () => view() ?? '');
    if (!open) return undefined;
    return h(
        'button.quiet-button',
        {
            key: 'pop-out',
            attrs: { id: 'pop-out', 'aria-label': word('popOut'), title: word('popOut') },
            on: { click: open },
        },
        [icon('popOut')],
    );
}
