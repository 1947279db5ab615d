/**
 * When the vault locks: what the person chose, and whether it is time.
 */
import { withAuthenticator } from '../../core/bundles/authenticator.js';
import { local } from '../storage.js';
import { end, onSessionChanged, seconds, session, usedAt } from './session.js';

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

/** How often the vault was opened or locked while this page or the background is there. */
let changes = 0;
onSessionChanged(() => {
    changes += 1;
});

/** What says whether the vault may stay open, as it is now. */
export async function lockFacts() {
    const at = changes;
    const [open, used, chosen, screenLocked] = await Promise.all([
        session(),
        usedAt(),
        local.get('lockSettings'),
        isScreenLocked(),
    ]);
    return { at, open, used, chosen, screenLocked };
}

/**
 * The open vault's key, if the vault may stay open now, and when to ask again. A vault whose time is over is locked on the
 * spot, whoever asks first.
 * @param {Core} core
 * @param {ReturnType<typeof lockFacts>} [asked] the facts, where they were asked for while the core was loading
 * @returns {Promise<{ dataKey: string, askAgainAt: number } | undefined>} the time in Unix seconds
 */
export async function stillOpen(core, asked = lockFacts()) {
    const facts = await asked;
    // What has changed since is asked anew: a lock is a lock.
    if (facts.at !== changes) return stillOpen(core);
    const { open, used, chosen, screenLocked } = facts;
    if (!open) return undefined;
    const { dataKey, unlockedAt } = open;
    const decided = core.lockDecision(core.lockSettings(chosen ?? {}), {
        screenLocked,
        now: seconds(),
        unlockedAt,
        usedAt: used,
    });
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
