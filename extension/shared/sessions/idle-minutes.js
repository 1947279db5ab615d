/**
 * After how many minutes a shared computer counts as left, as the person chose.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { local } from '../storage.js';

/** @returns {Promise<number>} */
export async function idleMinutes() {
    const wished = await local.get('idleMinutes');
    return withCookies((core) => core.idleMinutes(wished));
}

/** @param {number} minutes */
export async function setIdleMinutes(minutes) {
    await local.set({ idleMinutes: minutes });
}

/** Calls back when they change. Registers a listener: to be called synchronously. @param {() => void} changed */
export function onIdleMinutesChanged(changed) {
    local.onChanged('idleMinutes', changed);
}
