/**
 * Erases all that Latchkey keeps, and gives back what the browser has granted: as if it had just been installed.
 */
import { LatchkeyError } from '../core/error.js';
import { status } from './clearing/status.js';
import { giveBack, grants } from './grants.js';
import { inMemory, local } from './storage.js';
import { end } from './vault/session.js';
import { alone } from './vault/vault.js';

/** What runs meanwhile may write something once more. */
const ROUNDS = 5;

export async function eraseEverything() {
    // What it needs to end well would go: pages would not come back, and a session that was put back would stay.
    if (await isUnderWay()) throw new LatchkeyError('eraseBusy');
    // First of all: that is an event, on which something is written.
    await giveBackAll();
    await alone(wipe);
}

async function isUnderWay() {
    const [told, ...held] = await Promise.all([
        status(),
        inMemory.get('clearingJob'),
        inMemory.get('clearingPages'),
        inMemory.get('leavingTab'),
        // What was put back for a look at a site goes when the browser starts again, if this is still known then.
        inMemory.get('leavingPending'),
        local.get('leavingPending'),
    ]);
    return told?.state === 'working' || held.some(Boolean);
}

/** What an administrator or the manifest grants stays. */
async function giveBackAll() {
    const { origins } = await grants();
    await giveBack(origins);
    const { optional_permissions: optional = [] } = chrome.runtime.getManifest();
    for (const name of optional) await chrome.permissions.remove({ permissions: [name] }).catch(() => false);
}

async function wipe() {
    // The key goes first: nothing of the vault is written without it.
    await end();
    for (let round = 0; round < ROUNDS; round += 1) {
        const [kept, held] = await Promise.all([local.keys(), inMemory.keys()]);
        if (kept.length + held.length === 0) break;
        await local.remove(.../** @type {(keyof import('./stored.js').Local & string)[]} */ (kept));
        await inMemory.remove(.../** @type {(keyof import('./stored.js').InMemory)[]} */ (held));
    }
}
