/**
 * The log of what was cleared: when, what set it off and what came of it, without addresses.
 */

/** @typedef {import('../../wasm/types.js').ClearingLogEntry} LogEntry */

const KEY = 'clearingLog';

/** @returns {Promise<LogEntry[]>} the newest last */
export async function log() {
    const stored = await chrome.storage.local.get(KEY);
    return /** @type {LogEntry[] | undefined} */ (stored[KEY]) ?? [];
}

/**
 * @param {typeof import('../../wasm/clearing.js')} core
 * @param {number} at
 * @param {import('../../wasm/types.js').ClearingTrigger} trigger
 * @param {import('../../wasm/types.js').ClearingWish} wish
 * @param {import('../../wasm/types.js').ClearingReport} report
 */
export async function note(core, at, trigger, wish, report) {
    await chrome.storage.local.set({ [KEY]: core.logged(await log(), at, trigger, wish, report) });
}

export async function emptyLog() {
    await chrome.storage.local.remove(KEY);
}
