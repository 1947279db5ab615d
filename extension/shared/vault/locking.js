/**
 * Locks the vault when nobody seems to be there. The browser itself forgets the key when it closes.
 */
import { withAuthenticator } from '../../core/bundles/authenticator.js';
import { onSessionChanged, seconds, session } from './session.js';
import { lock } from './vault.js';

const ALARM = 'lock';
const EVERY_MINUTES = 1;
const SETTINGS = 'lockSettings';

/** @typedef {import('../../wasm/types.js').LockSettings} LockSettings */

/** Registers listeners: to be called synchronously. */
export function lockWhenLeft() {
    chrome.idle.onStateChanged.addListener((state) => void decide(state));
    chrome.alarms.onAlarm.addListener(({ name }) => {
        if (name === ALARM) void decide();
    });
    onSessionChanged(() => void follow());
    chrome.runtime.onStartup.addListener(() => void follow());
}

/** What the person chose, within bounds. @returns {Promise<LockSettings>} */
export async function lockSettings() {
    const stored = await chrome.storage.local.get(SETTINGS);
    return withAuthenticator((core) => core.lockSettings(stored[SETTINGS] ?? {}));
}

/** @param {LockSettings} settings */
export async function saveLockSettings(settings) {
    await chrome.storage.local.set({ [SETTINGS]: settings });
    chrome.idle.setDetectionInterval(settings.idleMinutes * 60);
}

/** Looks again every minute while the vault is open. */
async function follow() {
    if (await session()) {
        chrome.idle.setDetectionInterval((await lockSettings()).idleMinutes * 60);
        await chrome.alarms.create(ALARM, { periodInMinutes: EVERY_MINUTES });
    } else {
        await chrome.alarms.clear(ALARM);
    }
}

/** @param {`${chrome.idle.IdleState}`} [state] */
async function decide(state) {
    const open = await session();
    if (!open) return;
    const settings = await lockSettings();
    const idle = state ?? (await chrome.idle.queryState(settings.idleMinutes * 60));
    const { unlockedAt, usedAt } = open;
    const moment = { idle, now: seconds(), unlockedAt, usedAt };
    if (await withAuthenticator((core) => core.mustLock(settings, moment))) await lock();
}
