/**
 * What clearings took, encrypted, on the disk: a record for each, under the end of its time.
 */
import { local } from '../storage.js';

/** @typedef {`clearingUndo.${number}`} Name */

const PREFIX = 'clearingUndo.';

/** @param {number} until @returns {Name} */
export function recordOf(until) {
    return `${PREFIX}${until}`;
}

/** The names of all. */
export async function recordsKept() {
    const isRecord = (/** @type {string} */ name) => name.startsWith(PREFIX);
    return /** @type {Name[]} */ ((await local.keys()).filter(isRecord));
}

/** Makes room for what matters more: what was cleared can no longer be brought back, and whoever asks for it is told so. */
export async function giveUpUndo() {
    await local.remove(...(await recordsKept()));
}
