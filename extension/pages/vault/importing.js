/**
 * Reading accounts out of another program's file. Only an extension page calls this, where a person has chosen it.
 */
import { readExport } from '../../core/bundles/importing.js';
import { LatchkeyError } from '../../core/error.js';
import { addRead } from '../../shared/vault/accounts.js';

/**
 * Takes over the accounts of a file, and says of each entry what became of it. Nothing is changed before all is read, and all that is
 * changed is written at once.
 * @param {Uint8Array} file
 * @param {import('../../core/bundles/importing.js').Keys} keys
 * @param {{ signal: AbortSignal, onRead: () => void }} following signal: stops it while it reads; onRead: called when it has read
 */
export async function importFile(file, keys, { signal, onRead }) {
    const read = await readExport(file, keys, signal);
    try {
        if (signal.aborted) throw new LatchkeyError('importCancelled');
        onRead();
        return await addRead(read);
    } finally {
        read.fill(0);
    }
}
