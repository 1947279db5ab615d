/**
 * What the person has chosen about clearing, kept in the extension's storage: protected cookies, and a rule for each site.
 */
import { local } from '../storage.js';

/** @typedef {import('../../wasm/types.js').SiteRule} SiteRule */
/** @typedef {import('../../wasm/types.js').ProtectedCookie} ProtectedCookie */

/** @returns {Promise<SiteRule[]>} */
export async function rules() {
    return (await local.get('clearingRules')) ?? [];
}

/** The rule for a site, or the one that does nothing. @param {string} site @returns {Promise<SiteRule>} */
export async function ruleFor(site) {
    return (await rules()).find((rule) => rule.site === site) ?? nothing(site);
}

/** @param {SiteRule} rule */
export async function setRule(rule) {
    const others = (await rules()).filter(({ site }) => site !== rule.site);
    const says = rule.protected || rule.onTabClose || rule.atStart || rule.whenIdle;
    await local.set({ clearingRules: says ? [...others, rule] : others });
}

/** Calls back when a rule changes. Registers a listener: to be called synchronously. @param {() => void} changed */
export function onRulesChanged(changed) {
    local.onChanged('clearingRules', changed);
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
    await local.set({ protectedCookies: protects ? [...others, cookie] : others });
}

/** @returns {Promise<ProtectedCookie[]>} */
export async function protectedCookies() {
    return (await local.get('protectedCookies')) ?? [];
}

/** Calls back when they change. Registers a listener. @param {() => void} changed */
export function onProtectedCookiesChanged(changed) {
    local.onChanged('protectedCookies', changed);
}

/** Says of a cookie whether it is this one. @param {ProtectedCookie} one */
export function isSame(one) {
    return (/** @type {ProtectedCookie} */ other) =>
        one.domain === other.domain && one.path === other.path && one.name === other.name;
}

/** @param {string} site @returns {SiteRule} */
function nothing(site) {
    return {
        site,
        protected: false,
        onTabClose: false,
        atStart: false,
        whenIdle: false,
        choice: 'signOutAndClear',
    };
}
