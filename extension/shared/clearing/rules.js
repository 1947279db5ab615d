/**
 * What the person has chosen about clearing, kept in the extension's storage: protected cookies, and a rule for each site.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { withCookies } from '../../core/bundles/cookies.js';

/** @typedef {import('../../wasm/types.js').SiteRule} SiteRule */
/** @typedef {import('../../wasm/types.js').ProtectedCookie} ProtectedCookie */

const RULES = 'clearingRules';
const COOKIES = 'protectedCookies';

/** @returns {Promise<SiteRule[]>} */
export async function rules() {
    const stored = await chrome.storage.local.get(RULES);
    return /** @type {SiteRule[] | undefined} */ (stored[RULES]) ?? [];
}

/** The rule for a site, or the one that does nothing. @param {string} site */
export async function ruleFor(site) {
    const chosen = (await rules()).find((rule) => rule.site === site);
    return chosen ?? withCookies((core) => core.noRule(site));
}

/** @param {SiteRule} rule */
export async function setRule(rule) {
    const chosen = await rules();
    await store(await withClearing((core) => core.withRule(chosen, rule)));
}

/** @param {string} site */
export async function removeRule(site) {
    await store((await rules()).filter((rule) => rule.site !== site));
}

/** Registers a listener: to be called synchronously. @param {() => void} changed */
export function onRulesChanged(changed) {
    chrome.storage.onChanged.addListener((changes, area) => {
        if (area === 'local' && changes[RULES]) changed();
    });
}

/** @returns {Promise<import('../../wasm/types.js').Protection>} */
export async function protection() {
    const sites = (await rules()).filter((rule) => rule.protected).map(({ site }) => site);
    return { sites, cookies: await protectedCookies() };
}

/**
 * @param {ProtectedCookie} cookie
 * @param {boolean} protects
 */
export async function protectCookie({ domain, path, name }, protects) {
    const cookie = { domain, path, name };
    const same = isSame(cookie);
    const others = (await protectedCookies()).filter((other) => !same(other));
    await chrome.storage.local.set({ [COOKIES]: protects ? [...others, cookie] : others });
}

/** @returns {Promise<ProtectedCookie[]>} */
export async function protectedCookies() {
    const stored = await chrome.storage.local.get(COOKIES);
    return /** @type {ProtectedCookie[] | undefined} */ (stored[COOKIES]) ?? [];
}

/** Says of a cookie whether it is this one. @param {ProtectedCookie} one */
export function isSame(one) {
    return (/** @type {ProtectedCookie} */ other) =>
        one.domain === other.domain && one.path === other.path && one.name === other.name;
}

/** @param {SiteRule[]} chosen */
function store(chosen) {
    return chrome.storage.local.set({ [RULES]: chosen });
}
