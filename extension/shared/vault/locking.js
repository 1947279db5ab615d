/**
 * When the vault locks: what the person chose, and whether it is time.
 */
import { withAuthenticator } from '../../core/bundles/authenticator.js';
import { local } from '../storage.js';
import { end, seconds, session, usedAt } from './session.js';

/** @typedef {import('../../wasm/types.js').LockSettings} LockSettings */
/** @typedef {typeof import('../../wasm/authenticator.js')} Core */

/** Browsers can be asked of no less. */
const SHORTEST_IDLE_S = 15;

/** What the person chose, within bounds. @returns {Promise<LockSettings>} */
export function lockSettings() {
    return withAuthenticator(settingsOf);
}

/** @param {LockSettings} settings */
export async function saveLockSettings(settings) {
    await local.set({ lockSettings: settings });
}

/** Calls back when they change. Registers a listener: to be called synchronously. @param {() => void} changed */
export function onLockSettingsChanged(changed) {
    local.onChanged('lockSettings', changed);
}

/**
 * The open vault's key, if the vault may stay open now, and when to ask again. A vault whose time is over is locked on the
 * spot, whoever asks first.
 * @param {Core} core
 * @returns {Promise<{ dataKey: string, askAgainAt: number } | undefined>} the time in Unix seconds
 */
export async function stillOpen(core) {
    const [open, used, settings, screenLocked] = await Promise.all([
        session(),
        usedAt(),
        settingsOf(core),
        isScreenLocked(),
    ]);
    if (!open) return undefined;
    const { dataKey, unlockedAt } = open;
    const facts = { screenLocked, now: seconds(), unlockedAt, usedAt: used };
    const decided = core.lockDecision(settings, facts);
    if (decided.decision === 'stayOpen') return { dataKey, askAgainAt: decided.askAgainAt };
    await end();
    return undefined;
}

/** @param {Core} core */
async function settingsOf(core) {
    return core.lockSettings((await local.get('lockSettings')) ?? {});
}

async function isScreenLocked() {
    return (await chrome.idle.queryState(SHORTEST_IDLE_S)) === 'locked';
}
