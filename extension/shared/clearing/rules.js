/**
 * What the person has chosen about clearing, kept in the extension's storage: protected cookies, and a rule for each site.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { withPages } from '../../core/bundles/pages.js';
import { withCookies } from '../../core/bundles/cookies.js';
import { changingChoices } from '../choices.js';
import { inMemory, local } from '../storage.js';

/** @typedef {import('../../wasm/types.js').SiteRule} SiteRule */
/** @typedef {import('../../wasm/types.js').ProtectedCookie} ProtectedCookie */

/** @returns {Promise<SiteRule[]>} */
export async function rules() {
    const rules = await local.get('clearingRules');
    // A damaged one is none.
    return Array.isArray(rules) ? rules.filter((rule) => rule !== null && typeof rule === 'object') : [];
}

/** The rule for a site, or the one that does nothing. @param {string} site */
export async function ruleFor(site) {
    const [chosen, none] = await Promise.all([rules(), withCookies((core) => core.noRule(site))]);
    // What rules of before do not say is as usual.
    return { ...none, ...chosen.find((rule) => rule.site === site) };
}

/** @param {SiteRule} rule */
export function setRule(rule) {
    return changingChoices(async () => {
        const chosen = await rules();
        await local.set({ clearingRules: await withClearing((core) => core.withRule(chosen, rule)) });
    });
}

/** @param {string} site */
export function removeRule(site) {
    return changingChoices(async () => {
        await local.set({ clearingRules: (await rules()).filter((rule) => rule.site !== site) });
    });
}

/** Calls back when a rule changes. Registers a listener: to be called synchronously. @param {() => void} changed */
export function onRulesChanged(changed) {
    local.onChanged('clearingRules', changed);
}

/** Why a site was not cleared by itself, if that has happened again and again. @param {string} site */
export async function ruleFailing(site) {
    const unsaved = await inMemory.get('clearingUnsaved');
    const list = unsaved?.clearingDue ?? (await local.get('clearingDue'));
    return withPages((core) => core.ruleFailing(typeof list === 'string' ? list : undefined, site));
}

/** Calls back when that may have changed. Registers a listener. @param {() => void} changed */
export function onRuleFailing(changed) {
    local.onChanged('clearingDue', changed);
    inMemory.onChanged('clearingUnsaved', changed);
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
export function protectCookie({ domain, path, name }, protects) {
    const cookie = { domain, path, name };
    const same = isSame(cookie);
    return changingChoices(async () => {
        const others = (await protectedCookies()).filter((other) => !same(other));
        await local.set({ protectedCookies: protects ? [...others, cookie] : others });
    });
}

/** @returns {Promise<ProtectedCookie[]>} */
export async function protectedCookies() {
    const stored = await local.get('protectedCookies');
    // A damaged store of them protects nothing.
    return Array.isArray(stored) ? stored : [];
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
