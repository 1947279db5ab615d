/**
 * The tabs that are open, as the core takes them; and whether a site is open again that is about to be cleared without a click.
 */
import { withPages } from '../../core/bundles/pages.js';
import { isFirefox } from '../../shared/browser.js';
import { bytesOf } from '../../core/json-bytes.js';
import { dueList } from '../../shared/clearing/rules.js';
import { grants } from '../../shared/grants.js';
import { now } from './due-list.js';

/** @typedef {import('../../wasm/types.js').SeenTab} SeenTab */
/** @typedef {import('../../wasm/types.js').TabsLook} TabsLook */

/** Tabs that are closed: Firefox lists them for a moment still. @type {Set<number>} */
const closed = new Set();

/** A tab is closed. @param {number} id */
export function noteClosed(id) {
    closed.add(id);
}

/** Nobody follows tabs: their numbers are of no use. */
export function forgetClosed() {
    closed.clear();
}

/** All tabs that are not closed. */
export async function openTabs() {
    const before = [...closed];
    const tabs = await chrome.tabs.query({});
    const listed = new Set(tabs.map(({ id }) => id));
    for (const id of before) if (!listed.has(id)) closed.delete(id);
    return tabs.filter(({ id }) => id !== undefined && !closed.has(id));
}

/**
 * What is known of tabs, either those of private windows or the others.
 * @param {chrome.tabs.Tab[]} tabs
 * @param {boolean} isPrivate
 * @param {Partial<TabsLook>} [more]
 * @returns {TabsLook}
 */
export function tabsLook(tabs, isPrivate, more) {
    const its = tabs.filter(({ incognito }) => incognito === isPrivate);
    return {
        rules: [],
        event: null,
        tabs: its.map((tab) => seen(tab, tab.url)),
        passed: [],
        replaced: [],
        private: isPrivate,
        firefox: isFirefox(),
        fresh: false,
        clearing: null,
        now: now(),
        ...more,
    };
}

/**
 * Whether the site of a clearing without a click is open by now, in its cookie store.
 * @param {import('../../shared/clearing/status.js').Job} job
 */
export async function isOpenAgain({ due, site, storeId, trigger }) {
    if (!due) return false;
    const [list, granted, tabs] = await Promise.all([dueList(due.isPrivate), grants(), openTabs()]);
    const look = bytesOf(tabsLook(tabs, due.isPrivate));
    return withPages((core) => core.isOpenAgain(list, look, granted, site, storeId, trigger));
}

/**
 * Whether a cookie store is no more: a container of Firefox that the person has removed. Then the browser refuses a call that
 * clears nothing.
 * @param {string} store
 */
export async function isGone(store) {
    if (!isFirefox()) return false;
    try {
        await chrome.browsingData.remove(
            /** @type {chrome.browsingData.RemovalOptions} */ ({ cookieStoreId: store }),
            {},
        );
        return false;
    } catch (error) {
        return String(error).includes('Invalid cookieStoreId');
    }
}

/**
 * A tab as the core takes it.
 * @param {chrome.tabs.Tab & { cookieStoreId?: string }} tab
 * @param {string | undefined} address
 * @returns {SeenTab}
 */
export function seen({ id, pendingUrl, cookieStoreId }, address) {
    return {
        id: id ?? -1,
        origin: originOf(address),
        pending: originOf(pendingUrl),
        store: cookieStoreId ?? null,
    };
}

/** @param {string | undefined} address */
function originOf(address) {
    return address && URL.canParse(address) ? new URL(address).origin : null;
}
