/**
 * The vault's generations in the browser's storage, each a record of its own. Which one counts and which may go is the
 * core's to say.
 */
import { LatchkeyError } from '../../core/error.js';
import { giveUpUndo } from '../clearing/undo-records.js';
import { inMemory, local } from '../storage.js';

/** @typedef {import('../../wasm/types.js').StoredRecord} StoredRecord */
/** @typedef {import('../../wasm/types.js').Sealed} Sealed */

/** So often a record is asked for once more, and so long after. */
const READ_AGAIN = 2;
const READ_AGAIN_MS = 60;

/**
 * All generations. Each is read by itself, so that one that the browser cannot read does not take the others along.
 * @returns {Promise<StoredRecord[]>}
 */
export async function readRecords() {
    const names = (await local.keys()).filter(isRecord);
    return Promise.all(names.map(record));
}

/** Whether there is a vault, read or not. */
export async function hasRecords() {
    return (await local.keys()).some(isRecord);
}

/**
 * Calls back when the vault was removed. Registers a listener: to be called synchronously.
 * @param {() => void} gone
 */
export function onRecordsGone(gone) {
    inMemory.onChanged('vaultGoneAt', (now) => {
        if (now) gone();
    });
}

/**
 * The newest generation alone, which is all that is needed to read the vault while it is whole: names sort as generations do.
 * @returns {Promise<StoredRecord[]>}
 */
export async function readNewest() {
    const newest = (await local.keys()).filter(isRecord).sort().at(-1);
    return newest ? [await record(newest)] : [];
}

/**
 * What cannot be read is asked for again before it counts as damaged: an older generation would be opened in its place, perhaps with a
 * password that has been changed since.
 * @param {Sealed['name']} name
 * @returns {Promise<StoredRecord>}
 */
async function record(name) {
    for (let again = READ_AGAIN; ; again -= 1) {
        try {
            return { name, text: await read(name) };
        } catch {
            if (again === 0) return { name, text: null };
            await new Promise((done) => setTimeout(done, READ_AGAIN_MS));
        }
    }
}

/**
 * Writes a generation, and removes what it makes superfluous once it has been read back. Where there is no room, those go before that
 * are not needed to open the vault, and then what clearings keep for being undone.
 * @param {Sealed} sealed
 */
export async function writeRecord({ name, text, prunable, spare }) {
    try {
        const write = () => local.set({ [name]: text });
        await write()
            .catch(async () => {
                await local.remove(...spare);
                await write();
            })
            .catch(async () => {
                await giveUpUndo();
                await write();
            });
    } catch (cause) {
        throw new LatchkeyError('notStored', cause);
    }
    if ((await read(name)) !== text) throw new LatchkeyError('notStored');
    // What stays too long does no harm, and is named again by the next write.
    await local.remove(...prunable).catch(() => undefined);
}

/** @param {Sealed['name']} name */
async function read(name) {
    const text = await local.get(name);
    return typeof text === 'string' ? text : null;
}

/** @param {string} name @returns {name is Sealed['name']} */
function isRecord(name) {
    return name.startsWith('vault.');
}

/** Removes all generations: what is in them is gone. */
export async function removeRecords() {
    await local.remove(...(await local.keys()).filter(isRecord));
    // Who looks at a page of the vault is told; a memory that is full makes no failure of what is done.
    await inMemory.set({ vaultGoneAt: Date.now() }).catch(() => undefined);
}
