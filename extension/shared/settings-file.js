/**
 * What the person has chosen, as a file. What stands in one, and whether it is sound, the core says.
 */
import { withClearing } from '../core/bundles/clearing.js';
import { grants } from './grants.js';
import { local } from './storage.js';
import { protectedCookies, rules } from './clearing/rules.js';
import { lockSettings } from './vault/locking.js';
import { idleMinutes } from './sessions/idle-minutes.js';

/** @typedef {import('../wasm/types.js').Settings} Settings */

/** @returns {Promise<string>} the text of the file */
export async function chosenSettings() {
    const [theme, textSize, lock, minutes, off, { paused }, chosen, cookies] = await Promise.all([
        local.get('theme'),
        local.get('textSize'),
        lockSettings(),
        idleMinutes(),
        local.get('signInsOff'),
        grants(),
        rules(),
        protectedCookies(),
    ]);
    const settings = {
        theme: theme ?? null,
        textSize: textSize ?? null,
        lock,
        idleMinutes: minutes,
        signInsOff: off === true,
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

/** Puts what a file holds in place of what was chosen here, in one write. @param {Settings} settings */
export async function carryIn({ theme, textSize, lock, idleMinutes, signInsOff, ...sites }) {
    await local.set({
        ...(theme && { theme }),
        ...(textSize && { textSize }),
        ...(lock && { lockSettings: lock }),
        ...(idleMinutes && { idleMinutes }),
        signInsOff,
        pausedHosts: sites.pausedHosts,
        clearingRules: sites.rules,
        protectedCookies: sites.protectedCookies,
    });
    if (!theme) await local.remove('theme');
    if (!textSize) await local.remove('textSize');
    if (signInsOff) await local.remove('signIns');
}
