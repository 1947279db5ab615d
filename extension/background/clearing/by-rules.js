/**
 * Clearing without a click, where the person has chosen it for a site: when its last tab closes, when the browser starts,
 * when nobody is at the computer.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { clearSite } from './clearing.js';
import { siteOf } from '../../shared/clearing/look.js';
import { onRulesChanged, rules } from '../../shared/clearing/rules.js';

/** @typedef {import('../../wasm/types.js').ClearingEvent} ClearingEvent */

/** Which site each tab shows, of those that have a rule. In memory only. */
const TABS = 'ruledTabs';

/** @type {Promise<unknown>} */
let turn = Promise.resolve();

/** Registers listeners: to be called synchronously. */
export function clearByRules() {
    chrome.tabs.onUpdated.addListener((tabId, { url }, { incognito }) => {
        if (url) void inTurn(() => moved(tabId, url, incognito));
    });
    onRulesChanged(() => void inTurn(noteOpenTabs));
    chrome.tabs.onRemoved.addListener((tabId) => void inTurn(() => moved(tabId, undefined, false)));
    chrome.runtime.onStartup.addListener(() => void inTurn(() => clearWhatIsDue({ kind: 'started' })));
    chrome.idle.onStateChanged.addListener((state) => {
        if (state !== 'active') void inTurn(() => clearWhatIsDue({ kind: 'idle' }));
    });
}

/** One after the other: clearing two sites at once would mix their reports. @param {() => Promise<unknown>} work */
function inTurn(work) {
    turn = turn.then(work).catch(() => undefined);
    return turn;
}

/** Tabs may show a site already when a rule is made for it. */
async function noteOpenTabs() {
    for (const { id, url, incognito } of await chrome.tabs.query({})) {
        if (id !== undefined && url) await moved(id, url, incognito);
    }
}

/**
 * A tab has gone to an address, or was closed.
 * @param {number} tabId
 * @param {string | undefined} address
 * @param {boolean} incognito
 */
async function moved(tabId, address, incognito) {
    const ruled = (await rules()).filter((rule) => rule.onTabClose).map(({ site }) => site);
    const stored = await chrome.storage.session.get(TABS);
    const tabs = /** @type {Record<number, string>} */ (stored[TABS] ?? {});
    const before = tabs[tabId];
    const site = ruled.length > 0 ? await siteOf(address) : undefined;
    const now = site !== undefined && ruled.includes(site) && !incognito ? site : undefined;
    if (now === before) return;
    if (now) tabs[tabId] = now;
    else delete tabs[tabId];
    await chrome.storage.session.set({ [TABS]: tabs });
    if (before) await clearWhatIsDue({ kind: 'tabClosed', site: before });
}

/** @param {ClearingEvent} event */
async function clearWhatIsDue(event) {
    const chosen = await rules();
    if (chosen.length === 0) return;
    const tabs = await chrome.tabs.query({});
    const open = await Promise.all(tabs.map(({ url }) => siteOf(url)));
    const sites = open.filter((site) => site !== undefined);
    const due = await withClearing((core) => core.dueClearings(chosen, event, sites));
    for (const { site, choice, trigger } of due) {
        const wish = { choice, scope: /** @type {const} */ ('site'), since: null };
        await clearSite({ address: `https://${site}/` }, wish, { trigger }).catch(() => undefined);
    }
}
