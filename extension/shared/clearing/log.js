/**
 * The log of what was cleared: when, what set it off and what came of it, without addresses.
 */
import { local } from '../storage.js';

/** @typedef {import('../../wasm/types.js').ClearingLogEntry} LogEntry */

/** @returns {Promise<LogEntry[]>} the newest last */
export async function log() {
    return (await local.get('clearingLog')) ?? [];
}

/**
 * @param {typeof import('../../wasm/clearing.js')} core
 * @param {number} at
 * @param {import('../../wasm/types.js').ClearingTrigger} trigger
 * @param {import('../../wasm/types.js').ClearingWish} wish
 * @param {import('../../wasm/types.js').ClearingReport} report
 */
export async function note(core, at, trigger, wish, report) {
    await local.set({ clearingLog: core.logged(await log(), at, trigger, wish, report) });
}

/** Calls back when it changes. Registers a listener. @param {() => void} changed */
export function onLogChanged(changed) {
    local.onChanged('clearingLog', changed);
}

export async function emptyLog() {
    await local.remove('clearingLog');
}
