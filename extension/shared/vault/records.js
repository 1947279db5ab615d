/**
 * The vault's generations in the browser's storage, each a record of its own. Which one counts and which may go is the
 * core's to say.
 */
import { LatchkeyError } from '../../core/error.js';

const PREFIX = 'vault.';

/** @typedef {import('../../wasm/types.js').StoredRecord} StoredRecord */
/** @typedef {import('../../wasm/types.js').Sealed} Sealed */

/**
 * All generations. Each is read by itself, so that one that the browser cannot read does not take the others along.
 * @returns {Promise<StoredRecord[]>}
 */
export async function readRecords() {
    const names = (await allNames()).filter((name) => name.startsWith(PREFIX));
    return Promise.all(names.map(async (name) => ({ name, text: await read(name).catch(() => null) })));
}

/**
 * Writes a generation, and removes what it makes superfluous once it has been read back.
 * @param {Sealed} sealed
 */
export async function writeRecord({ name, text, prunable }) {
    try {
        await chrome.storage.local.set({ [name]: text });
    } catch (cause) {
        throw new LatchkeyError('notStored', cause);
    }
    if ((await read(name)) !== text) throw new LatchkeyError('notStored');
    // What stays too long does no harm, and is named again by the next write.
    await chrome.storage.local.remove(prunable).catch(() => undefined);
}

/** @param {string} name */
async function read(name) {
    const text = (await chrome.storage.local.get(name))[name];
    return typeof text === 'string' ? text : null;
}

/** @returns {Promise<string[]>} */
async function allNames() {
    // Chromium 130 and Firefox 143 can name the keys without reading what they hold.
    const area = /** @type {{ getKeys?(): Promise<string[]> }} */ (chrome.storage.local);
    return area.getKeys ? area.getKeys() : Object.keys(await chrome.storage.local.get());
}
