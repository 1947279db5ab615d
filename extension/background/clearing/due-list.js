/**
 * The list of what is due without a click, and the log: on the disk, and for private windows in memory. Where the disk is full,
 * both are kept in memory until there is room.
 */
import { withPages } from '../../core/bundles/pages.js';
import { queue } from '../../core/turn.js';
import { log } from '../../shared/clearing/log.js';
import { dueList } from '../../shared/clearing/rules.js';
import { inMemory, local } from '../../shared/storage.js';

/** @typedef {import('../../wasm/types.js').ClearingLogEntry} LogEntry */
/** @typedef {import('../../wasm/types.js').DueClearingOutcome} Outcome */

/** Each reads what the one before has written. */
const inTurn = queue();

/**
 * Changes the list and the log at once, so that neither says what the other does not.
 * @template Result
 * @param {boolean} isPrivate
 * @param {(list: string | undefined) => Promise<{ list?: string | null | undefined, lines: LogEntry[], result: Result }>} change
 *   gives the list anew, if it has changed, and lines for the log
 * @returns {Promise<Result>}
 */
export function changeDueList(isPrivate, change) {
    return inTurn(async () => {
        const unsaved = await inMemory.get('clearingUnsaved');
        const { list, lines, result } = await change(await dueList(isPrivate));
        if (isPrivate) {
            if (list) await inMemory.set({ clearingDue: list });
            return result;
        }
        const before = unsaved?.clearingLog ?? (await log());
        const changed = {
            ...unsaved,
            ...(list ? { clearingDue: list } : {}),
            ...(lines.length > 0
                ? { clearingLog: await withPages((core) => core.logged(before, lines)) }
                : {}),
        };
        if (Object.keys(changed).length > 0) await save(changed, unsaved !== undefined);
        return result;
    });
}

/**
 * @param {import('../../shared/stored.js').Unsaved} changed
 * @param {boolean} wasFull
 */
async function save(changed, wasFull) {
    try {
        await local.set(changed);
        if (wasFull) await inMemory.remove('clearingUnsaved');
    } catch {
        await inMemory.set({ clearingUnsaved: changed });
    }
}

/** Unix milliseconds that do not jump while the background lives, whatever becomes of the clock. */
export function now() {
    return Math.round(performance.timeOrigin + performance.now());
}

/**
 * Takes what came of something that was due.
 * @param {NonNullable<import('../../shared/clearing/status.js').Job['due']>} due
 * @param {Outcome} outcome
 */
export function settle({ id, isPrivate }, outcome) {
    return changeDueList(isPrivate, async (kept) => {
        const { list, line } = await withPages((core) => core.settleDue(kept, id, outcome, now()));
        return { list, lines: line ? [line] : [], result: undefined };
    });
}

/**
 * Writes down what was cleared; to be called for nothing of private windows but what was due.
 * @param {LogEntry} entry
 * @param {Pick<import('../../shared/clearing/status.js').Job, 'due' | 'isOpen'>} job
 */
export function noteCleared(entry, { due, isOpen }) {
    if (due) return settle(due, { kind: isOpen ? 'open' : 'done', entry });
    return changeDueList(false, async () => ({ lines: [entry], result: undefined }));
}
