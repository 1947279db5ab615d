/**
 * The popup in a window of its own, about the same tab and at the same view: it stays when one clicks elsewhere.
 */
import { icon } from '../ui/icons.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';
import { view } from './route.js';

/** As the popup is, with what a window has around it. */
const SIZE = { width: 400, height: 640 };

/** Nothing where it is one already. @param {chrome.tabs.Tab | undefined} tab */
export function popOutButton(tab) {
    const isOne = new URLSearchParams(location.search).has('tab');
    // Telephones have no windows. Such a window is no private one: it would outlive what it shows, in the browser's history.
    if (tab?.id === undefined || tab.incognito || isOne || !chrome.windows) return undefined;
    const url = chrome.runtime.getURL(`pages/popup/popup.html?tab=${tab.id}#${view() ?? ''}`);
    const open = async () => {
        await chrome.windows.create({ url, type: 'popup', ...SIZE });
        window.close();
    };
    return h(
        'button.quiet-button',
        {
            key: 'pop-out',
            attrs: { id: 'pop-out', 'aria-label': word('popOut'), title: word('popOut') },
            on: { click: () => void open() },
        },
        [icon('popOut')],
    );
}
