/**
 * Notes which origins tabs show, for clearing their sites.
 */
import { withCookies } from '../core/bundles/cookies.js';
import { keepPlacesForRules, notePlaces } from '../shared/clearing/places.js';
import { onRulesChanged } from '../shared/clearing/rules.js';
import { storeIn } from '../shared/cookies/jar.js';

/** Registers listeners: to be called synchronously. */
export function followPlaces() {
    chrome.tabs.onUpdated.addListener((_id, { url }, tab) => {
        if (url) void noteShown([tab]).catch(() => undefined);
    });
    onRulesChanged(() => void keepPlacesForRules());
}

/** What tabs show: some may have been open before the background was. */
export async function noteOpenPlaces() {
    await noteShown(await chrome.tabs.query({}));
}

/** @param {chrome.tabs.Tab[]} tabs */
async function noteShown(tabs) {
    const shown = tabs.filter(({ url, incognito }) => url?.startsWith('http') && !incognito);
    if (shown.length === 0) return;
    const places = await withCookies((core) =>
        shown.map((tab) => ({ origin: new URL(tab.url ?? '').origin, storeId: storeIn(core, tab) })),
    );
    await notePlaces(places);
}
