/**
 * What the person has chosen about clearing, kept in the extension's storage: protected cookies, and a rule for each site.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { withPages } from '../../core/bundles/pages.js';
import { withCookies } from '../../core/bundles/cookies.js';
import { LatchkeyError } from '../../core/error.js';
import { changingChoices } from '../choices.js';
import { inMemory, local } from '../storage.js';

/** @typedef {import('../../wasm/types.js').SiteRule} SiteRule */
/** @typedef {import('../../wasm/types.js').ProtectedCookie} ProtectedCookie */

/** @returns {Promise<SiteRule[]>} */
export async function rules() {
    const rules = await local.get('clearingRules');
    // What names no site is none.
    return Array.isArray(rules) ? rules.filter((rule) => typeof rule?.site === 'string') : [];
}

/** The rule for a site, or the one that does nothing, and whether one is stored that cannot be read. @param {string} site */
export async function ruleFor(site) {
    const chosen = await rules();
    return withCookies((core) => core.ruleFor(chosen, site));
}

/** Fails where the disk has no room: then the rule is as it was. @param {SiteRule} rule */
export function setRule(rule) {
    return changingChoices(async () => {
        const chosen = await rules();
        const changed = await withClearing((core) => core.withRule(chosen, rule));
        try {
            await local.set({ clearingRules: /** @type {SiteRule[]} */ (changed) });
        } catch (error) {
            throw new LatchkeyError('notStored', error);
        }
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

/** The list of what is due, as it was kept last: on the disk, or in memory. @param {boolean} isPrivate @returns {Promise<string | undefined>} */
export async function dueList(isPrivate) {
    const kept = isPrivate
        ? await inMemory.get('clearingDue')
        : ((await inMemory.get('clearingUnsaved'))?.clearingDue ?? (await local.get('clearingDue')));
    return typeof kept === 'string' ? kept : undefined;
}

/**
 * Why a site was not cleared by itself, if that has happened again and again.
 * @param {string} site
 * @param {boolean} isPrivate in private windows, which are followed in memory only
 */
export async function ruleFailing(site, isPrivate) {
    const list = await dueList(isPrivate);
    return withPages((core) => core.ruleFailing(list, site));
}

/** Calls back when that may have changed. Registers a listener. @param {() => void} changed */
export function onRuleFailing(changed) {
    local.onChanged('clearingDue', changed);
    inMemory.onChanged('clearingDue', changed);
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
