/**
 * The log of what was cleared: when, what set it off and what came of it, without addresses. The background writes it.
 */
import { inMemory, local } from '../storage.js';

/** @typedef {import('../../wasm/types.js').ClearingLogEntry} LogEntry */

/** @returns {Promise<LogEntry[]>} the newest last */
export async function log() {
    const unsaved = await inMemory.get('clearingUnsaved');
    const log = unsaved?.clearingLog ?? (await local.get('clearingLog'));
    return Array.isArray(log) ? log : [];
}

/** Calls back when it changes. Registers a listener. @param {() => void} changed */
export function onLogChanged(changed) {
    local.onChanged('clearingLog', changed);
    inMemory.onChanged('clearingUnsaved', changed);
}

export async function emptyLog() {
    await local.remove('clearingLog');
    const unsaved = await inMemory.get('clearingUnsaved');
    if (!unsaved?.clearingLog) return;
    // What the disk had no room for would come back with the next line.
    delete unsaved.clearingLog;
    await inMemory.set({ clearingUnsaved: unsaved });
}
