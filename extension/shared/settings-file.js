/**
 * What the person has chosen, as a file. What stands in one, and whether it is sound, the core says.
 */
import { withClearing } from '../core/bundles/clearing.js';
import { setAlerting } from './alerts.js';
import { changingChoices } from './choices.js';
import { grants } from './grants.js';
import { setRemembering } from './sign-ins.js';
import { local } from './storage.js';
import { protectedCookies, rules } from './clearing/rules.js';
import { lockSettings } from './vault/locking.js';
import { idleMinutes } from './sessions/idle-minutes.js';

/** @typedef {import('../wasm/types.js').Settings} Settings */

/** @returns {Promise<string>} the text of the file; what is damaged here is not in it */
export async function chosenSettings() {
    const [theme, textSize, lock, minutes, signInsOff, alertsOff, { paused }, chosen, cookies] =
        await Promise.all([
            local.get('theme'),
            local.get('textSize'),
            lockSettings(),
            idleMinutes(),
            local.get('signInsOff'),
            local.get('alertsOff'),
            grants(),
            rules(),
            protectedCookies(),
        ]);
    const settings = {
        theme: theme ?? null,
        textSize: textSize ?? null,
        lock,
        idleMinutes: minutes,
        signInsOff: signInsOff === true,
        alertsOff: alertsOff === true,
        pausedHosts: paused,
        rules: chosen,
        protectedCookies: cookies,
    };
    return withClearing((core) => core.writeSettings(settings));
}

/** @param {string} text of a file @returns {Promise<Settings>} */
export function readSettingsFile(text) {
    return withClearing((core) => core.readSettings(text));
}

/**
 * Puts what a file holds in place of what was chosen here. What it does not say is as usual from then on; but whether sign-ins are
 * remembered, and alerts told, stays as it is, since what was kept would be gone, or be kept that was not to be.
 * @param {Settings} settings
 */
export async function carryIn({ theme, textSize, lock, idleMinutes, signInsOff, alertsOff, ...sites }) {
    const said = { theme, textSize, lockSettings: lock, idleMinutes };
    const names = /** @type {(keyof typeof said)[]} */ (Object.keys(said));
    await changingChoices(async () => {
        await local.set({
            ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)),
            pausedHosts: sites.pausedHosts,
            clearingRules: sites.rules,
            protectedCookies: sites.protectedCookies,
        });
        const usual = names.filter((name) => said[name] === null);
        if (usual.length > 0) await local.remove(...usual);
    });
    if (signInsOff !== null) await setRemembering(!signInsOff);
    if (alertsOff !== null) await setAlerting(!alertsOff);
}
