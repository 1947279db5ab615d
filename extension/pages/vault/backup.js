/**
 * Encrypted backups, each a file with a key of its own, and the way back.
 */
import { withAuthenticator } from '../../core/bundles/authenticator.js';
import { derive, restoreVault } from './keys.js';
import { local } from '../../shared/storage.js';
import { seconds } from '../../shared/vault/session.js';
import { changing, reading, stateOfVault } from '../../shared/vault/vault.js';

/**
 * When the newest backup was made (Unix milliseconds), and whether there is something newer in the vault.
 * @returns {Promise<{ at: number | null, due: boolean }>}
 */
export async function backupStatus() {
    const stored = await local.get('newestBackup');
    const at = typeof stored === 'number' ? stored : null;
    return { at, due: await reading((vault) => vault.backupDue(at ?? undefined)) };
}

/**
 * @param {string} password of the vault, which will open the file too
 * @returns {Promise<{ bytes: Uint8Array<ArrayBuffer>, at: number }>}
 */
export async function makeBackup(password) {
    const parameters = await withAuthenticator((core) => core.passwordParameters());
    const key = await derive(password, parameters);
    const at = Date.now();
    const bytes = await reading((vault) => vault.backup(parameters, key, seconds()));
    return { bytes: new Uint8Array(bytes), at };
}

/**
 * The rehearsal: proves that a file opens and holds what is in the vault, and only then remembers that there is a backup.
 * @param {Uint8Array} file
 * @param {string} password
 * @param {number} at when it was made
 */
export async function rehearse(file, password, at) {
    const { id, key } = await slotOf(file, password);
    await reading((vault) => vault.rehearse(file, id, key));
    await local.set({ newestBackup: at });
}

/**
 * Brings back what a backup holds, into the vault that is open or as a new one with the backup's password. Gives the
 * recovery code of a new vault.
 * @param {Uint8Array} file
 * @param {string} password
 * @returns {Promise<{ count: number, wentOn?: number, recoveryCode?: string }>}
 */
export async function restoreBackup(file, password) {
    const { id, key } = await slotOf(file, password);
    if ((await stateOfVault()) === 'open') {
        const { added, wentOn } = await changing((vault) => vault.mergeBackup(file, id, key, Date.now()));
        return { count: added, wentOn };
    }
    const parameters = await withAuthenticator((core) => core.passwordParameters());
    const vaultKey = await derive(password, parameters);
    return restoreVault((core, records) =>
        core.restoreVault(records, file, id, key, parameters, vaultKey, seconds()),
    );
}

/**
 * @param {Uint8Array} file
 * @param {string} password
 */
async function slotOf(file, password) {
    const slots = await withAuthenticator((core) => core.backupSlots(file));
    /** @type {unknown} */
    let refusal;
    for (const { id, parameters } of slots) {
        const key = await derive(password, parameters);
        try {
            await withAuthenticator((core) => core.opensBackup(file, id, key));
            return { id, key };
        } catch (error) {
            refusal = error;
        }
    }
    throw refusal;
}
