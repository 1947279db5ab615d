/**
 * Erases all that Latchkey keeps, and gives back what the browser has granted: as if it had just been installed.
 */
import { inMemory, local } from './storage.js';

/** What runs meanwhile may write something once more. */
const ROUNDS = 5;

export async function eraseEverything() {
    // The key goes first: nothing of the vault is written without it.
    await inMemory.remove('vaultKey');
    for (let round = 0; round < ROUNDS; round += 1) {
        const [kept, held] = await Promise.all([local.keys(), inMemory.keys()]);
        if (kept.length + held.length === 0) break;
        await local.remove(.../** @type {(keyof import('./stored.js').Local & string)[]} */ (kept));
        await inMemory.remove(.../** @type {(keyof import('./stored.js').InMemory)[]} */ (held));
    }
    const { origins = [], permissions = [] } = await chrome.permissions.getAll();
    const optional = permissions.filter((name) => name === 'notifications');
    // What an administrator or the manifest grants stays.
    for (const origin of origins) await chrome.permissions.remove({ origins: [origin] }).catch(() => false);
    for (const name of optional) await chrome.permissions.remove({ permissions: [name] }).catch(() => false);
}
