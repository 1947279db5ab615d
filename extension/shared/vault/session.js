/**
 * The key of the open vault, for as long as it is open: in memory, where only the extension's own pages and its
 * background can read it. The browser forgets it when it closes.
 */
import { inMemory } from '../storage.js';

/** @typedef {{ dataKey: string, unlockedAt: number }} Session the time in Unix seconds */

/** @returns {Promise<Session | undefined>} */
export function session() {
    return inMemory.get('vaultKey');
}

/** @param {string} dataKey */
export function begin(dataKey) {
    return inTurn(() => {
        const now = seconds();
        return inMemory.set({ vaultKey: { dataKey, unlockedAt: now }, vaultUsedAt: now });
    });
}

/** Puts another key in place of the one of the open vault. A vault that was locked meanwhile stays locked. @param {string} dataKey */
export function replace(dataKey) {
    return inTurn(async () => {
        const open = await session();
        if (open) await inMemory.set({ vaultKey: { ...open, dataKey } });
    });
}

/**
 * Notes that the vault has been used just now. The time stands beside the key, so that a use that ends while the vault is locked
 * does not open it again.
 */
export async function touch() {
    await inMemory.set({ vaultUsedAt: seconds() });
}

/** When the open vault was last used, in Unix seconds. */
export async function usedAt() {
    return (await inMemory.get('vaultUsedAt')) ?? 0;
}

export function end() {
    return inTurn(() => inMemory.remove('vaultKey', 'vaultUsedAt'));
}

/**
 * One after the other, in whichever page or in the background: what was read of a vault that is locked meanwhile is not written back.
 * @param {() => Promise<void>} work
 * @returns {Promise<void>}
 */
function inTurn(work) {
    return navigator.locks.request('vaultSession', work);
}

/**
 * Calls back when the vault was opened or locked. Registers a listener: to be called synchronously.
 * @param {() => void} changed
 */
export function onSessionChanged(changed) {
    inMemory.onChanged('vaultKey', (now, before) => {
        if (!now || !before) changed();
    });
}

/** The time in Unix seconds. */
export function seconds() {
    return Math.floor(Date.now() / 1000);
}
