/**
 * Removes all that was chosen for a site and that the browser gives for it alone.
 */
import { changingChoices } from './choices.js';
import { isSame, protectedCookies, rules } from './clearing/rules.js';
import { giveBack, grants } from './grants.js';
import { local } from './storage.js';

/**
 * @param {Pick<import('../wasm/types.js').SiteRow, 'granted' | 'paused' | 'rule' | 'cookies'>} row
 * @returns {Promise<boolean>} whether the browser keeps no access
 */
export async function forgetSite({ granted, paused, rule, cookies }) {
    await changingChoices(async () => {
        const [chosen, { paused: hosts }, kept] = await Promise.all([rules(), grants(), protectedCookies()]);
        await local.set({
            clearingRules: chosen.filter(({ site }) => site !== rule?.site),
            pausedHosts: hosts.filter((host) => !paused.includes(host)),
            protectedCookies: kept.filter((cookie) => !cookies.some(isSame(cookie))),
        });
    });
    return giveBack(granted);
}
