/**
 * Reading accounts out of another program's file. Only an extension page calls this, where a person has chosen it.
 */
import { withImporting } from '../../core/bundles/importing.js';
import { addRead } from '../../shared/vault/accounts.js';

/**
 * Takes over the accounts of a file, and says of each entry what became of it. Nothing is changed before all is read.
 * @param {Uint8Array} file
 * @param {string | undefined} password
 */
export async function importFile(file, password) {
    const read = await withImporting((core) => core.readExport(file, password));
    try {
        return await addRead(read);
    } finally {
        read.fill(0);
    }
}
