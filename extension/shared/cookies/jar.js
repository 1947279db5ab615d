/**
 * The cookies of a site as the browser holds them: its own, whatever site they are kept apart under, and those that other
 * sites have set in its pages.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { isFirefox } from '../browser.js';

/** @typedef {chrome.cookies.Cookie & { firstPartyDomain?: string }} StoredCookie */

/**
 * Every cookie of a site in a store: normal windows, private ones and containers have one each. The browser tells only of
 * hosts that Latchkey may see.
 * @param {string} site the registrable domain
 * @param {string} storeId
 * @param {Pick<typeof import('../../wasm/cookies.js'), 'isOf'>} core
 * @returns {Promise<StoredCookie[]>}
 */
export async function cookiesOf(site, storeId, { isOf }) {
    // Firefox finds no cookie of an IPv6 address by it.
    const domain = isFirefox() && site.startsWith('[') ? {} : { domain: site };
    const [own, ...set] = await Promise.all([
        all({ ...domain, storeId, partitionKey: {} }),
        ...['https', 'http'].map((scheme) =>
            all({ storeId, partitionKey: { topLevelSite: `${scheme}://${site}` } }),
        ),
        ...(isFirefox() ? [all({ storeId, firstPartyDomain: site })] : []),
    ]);
    /** @type {Map<string, boolean>} */
    const known = new Map();
    const isOwn = (/** @type {StoredCookie} */ { domain }) => {
        const told = known.get(domain) ?? isOf(site, domain);
        known.set(domain, told);
        return told;
    };
    const cookies = [...own.filter(isOwn), ...set.flat()];
    return [...new Map(cookies.map((cookie) => [identityOf(cookie), cookie])).values()];
}

/** Every cookie that Latchkey may see, of all stores. */
export async function allCookies() {
    const stores = await chrome.cookies.getAllCookieStores();
    const found = await Promise.all(stores.map(({ id }) => all({ storeId: id, partitionKey: {} })));
    return found.flat();
}

/**
 * What tells a cookie from all others: name, domain, path, partition and store.
 * @param {Pick<import('../../wasm/types.js').Cookie, 'name' | 'domain' | 'path' | 'storeId' | 'partitionKey' | 'firstPartyDomain'>} cookie
 */
export function identityOf({ name, domain, path, storeId, partitionKey, firstPartyDomain }) {
    return JSON.stringify([
        storeId,
        partitionKey?.topLevelSite,
        partitionKey?.hasCrossSiteAncestor,
        firstPartyDomain,
        domain,
        path,
        name,
    ]);
}

/**
 * Cookies, and what was seen of them, as the core reads them: thousands would cross to it slowly one by one.
 * @param {StoredCookie[]} cookies
 * @param {unknown} witness
 * @param {string[]} [visited] hosts of which a page is in front
 * @returns {string}
 */
export function jarAsJson(cookies, witness, visited = []) {
    const seen = witness ? { identities: cookies.map(identityOf), witness } : {};
    return JSON.stringify({ cookies, ...seen, evidence: { visited } });
}

/**
 * Calls back whenever cookies change, however many at once. What it gives ends that.
 * @param {() => void} changed
 */
export function onCookiesChanged(changed) {
    let waiting = false;
    const listener = () => {
        if (waiting) return;
        waiting = true;
        setTimeout(() => {
            waiting = false;
            changed();
        }, SETTLED_MS);
    };
    chrome.cookies.onChanged.addListener(listener);
    return () => chrome.cookies.onChanged.removeListener(listener);
}

/** Pages can set thousands of cookies a second. */
const SETTLED_MS = 300;

/**
 * @param {Parameters<typeof chrome.cookies.getAll>[0] & { firstPartyDomain?: string }} details
 * @returns {Promise<StoredCookie[]>}
 */
function all(details) {
    // Firefox may be told to isolate first parties: then it wants to know of which, and null is any.
    const anyParty = isFirefox() ? { firstPartyDomain: null } : {};
    return chrome.cookies.getAll({ ...anyParty, ...details });
}

/** @typedef {Pick<chrome.tabs.Tab, 'incognito'> & { cookieStoreId?: string | undefined }} TabOfStore */

/**
 * The cookie store of a tab; of none, that of normal windows. In a call of the core.
 * @param {Pick<typeof import('../../wasm/cookies.js'), 'storeOfTab'>} core
 * @param {TabOfStore | undefined} tab
 */
export function storeIn({ storeOfTab }, tab) {
    return storeOfTab(tab?.cookieStoreId, tab?.incognito ?? false, isFirefox());
}

/** The tabs of a cookie store. @param {string} storeId */
export async function tabsIn(storeId) {
    const tabs = await chrome.tabs.query({});
    return withCookies((core) => tabs.filter((tab) => storeIn(core, tab) === storeId));
}

/** The cookie store of a tab; of none, that of normal windows. @param {TabOfStore | undefined} tab */
export function storeOf(tab) {
    return withCookies((core) => storeIn(core, tab));
}
