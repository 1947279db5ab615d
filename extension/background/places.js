/**
 * Notes which origins tabs show, for clearing their sites; and which frames, of sites with a rule.
 */
import { withCookies } from '../core/bundles/cookies.js';
import { keepPlacesForRules, notePlaces } from '../shared/clearing/places.js';
import { whereabouts } from '../shared/clearing/page.js';
import { onRulesChanged, rules } from '../shared/clearing/rules.js';
import { ANSWER_MS, inTime } from '../shared/time-limit.js';
import { storeIn } from '../shared/cookies/jar.js';
import { runInFrames } from '../shared/frames.js';

/** Registers listeners: to be called synchronously. */
export function followPlaces() {
    chrome.tabs.onUpdated.addListener((_id, { url, status }, tab) => {
        if (url) void noteShown([tab]).catch(() => undefined);
        if (status === 'complete') void noteFrames(tab).catch(() => undefined);
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

/**
 * The frames of a page of a site with a rule: when that is cleared, no tab shows them any more.
 * @param {chrome.tabs.Tab} tab
 */
async function noteFrames(tab) {
    const { id, url, incognito } = tab;
    if (id === undefined || !url?.startsWith('http') || incognito) return;
    const sites = (await rules()).map(({ site }) => site);
    // Mostly there are none.
    if (sites.length === 0) return;
    const { hostname } = new URL(url);
    const storeId = await withCookies((core) =>
        sites.some((site) => core.isOf(site, hostname)) ? storeIn(core, tab) : undefined,
    );
    if (storeId === undefined) return;
    const frames = await inTime(runInFrames({ tabId: id, allFrames: true }, whereabouts), ANSWER_MS);
    const shown = frames.flatMap(({ result }) => (result ? [result] : []));
    const seen = await withCookies((core) =>
        shown.filter(({ host }) => sites.some((site) => core.isOf(site, host))),
    );
    await notePlaces(seen.map(({ origin }) => ({ origin, storeId })));
}
