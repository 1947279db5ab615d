/**
 * What opens the vault: made, used and changed. Only extension pages call this, where a person types.
 */
import { withAuthenticator } from '../../core/bundles/authenticator.js';
import { withUnlock } from '../../core/bundles/unlock.js';
import { LatchkeyError } from '../../core/error.js';
import { local } from '../../shared/storage.js';
import { readRecords, removeRecords, writeRecord } from '../../shared/vault/records.js';
import { begin, end, replace, seconds } from '../../shared/vault/session.js';
import { alone, changing, orLock } from '../../shared/vault/vault.js';

/** @typedef {import('../../wasm/types.js').StoredRecord} StoredRecord */

/**
 * Makes a vault, opens it, and gives its recovery code, which is nowhere else. Where the memory is full the vault is there, and locked.
 * @param {string} password
 */
export function createVault(password) {
    return alone(async () => {
        const parameters = await withAuthenticator((core) => core.passwordParameters());
        const key = await derive(password, parameters);
        const records = await readRecords();
        const made = await withAuthenticator((core) => core.createVault(records, parameters, key, seconds()));
        await writeRecord(made.sealed);
        await orLock(() => begin(made.dataKey));
        return made.recoveryCode;
    });
}

/** Removes the vault, locked or not, with all that is in it. */
export function startOver() {
    return alone(async () => {
        await end();
        await removeRecords();
        await local.remove('newestBackup');
    });
}

/**
 * Writes a vault that was brought back in place of whatever is left of the one before, and opens it.
 * @param {(core: typeof import('../../wasm/authenticator.js'), records: StoredRecord[]) => import('../../wasm/types.js').RestoredVault} make
 */
export function restoreVault(make) {
    return alone(async () => {
        const records = await readRecords();
        const { vault, count } = await withAuthenticator((core) => make(core, records));
        await writeRecord(vault.sealed);
        await orLock(() => begin(vault.dataKey));
        return { count, recoveryCode: vault.recoveryCode };
    });
}

/**
 * Opens the vault by its password.
 * @param {string} password
 */
export async function unlock(password) {
    await begin(await dataKeyBy(password));
}

/**
 * Opens the vault by its recovery code, however it is typed.
 * @param {string} code
 */
export async function unlockByRecoveryCode(code) {
    const records = await readRecords();
    await begin(await withAuthenticator((core) => core.unlockByRecoveryCode(records, code)));
}

/**
 * Asks for the password again before secrets are shown or handed out; fails if it is not the right one.
 * @param {string} password
 */
export async function confirmPassword(password) {
    await dataKeyBy(password);
}

/**
 * Puts another password in place of the present one, under another data key. Gives the recovery code from then on, and how many
 * security keys have to be added again.
 * @param {string} present
 * @param {string} next
 */
export async function changePassword(present, next) {
    await confirmPassword(present);
    const parameters = await withAuthenticator((core) => core.passwordParameters());
    const key = await derive(next, parameters);
    const { recoveryCode, securityKeys } = await changing(
        (vault) => vault.changePassword(parameters, key),
        ({ dataKey }) => replace(dataKey),
    );
    return { recoveryCode, securityKeys, isAlone: await forgetEarlier() };
}

/**
 * Puts another recovery code in place of the present one, and gives it.
 * @param {string} password
 */
export async function changeRecoveryCode(password) {
    await confirmPassword(password);
    const recoveryCode = await changing((vault) => vault.changeRecoveryCode());
    return { recoveryCode, isAlone: await forgetEarlier() };
}

/** Writes once more, so that nothing is left that opens with what was before. Says whether that went well: the change has. */
function forgetEarlier() {
    return changing((vault) => vault.keepFewest()).then(
        () => true,
        () => false,
    );
}

/** @param {string} password */
async function dataKeyBy(password) {
    const records = await readRecords();
    const slots = await withAuthenticator((core) => core.passwordSlots(records));
    /** @type {unknown} */
    let refusal = new LatchkeyError('vaultDamaged');
    for (const { id, parameters } of slots) {
        const key = await derive(password, parameters);
        try {
            return await withAuthenticator((core) => core.unlockByKey(records, id, key));
        } catch (error) {
            refusal = error;
        }
    }
    throw refusal;
}

/**
 * In an instance of its own that is thrown away, with the password and the 64 MiB that it takes.
 * @param {string} password
 * @param {import('../../wasm/types.js').Argon2Parameters} parameters
 */
export function derive(password, parameters) {
    return withUnlock((core) => core.deriveKey(password, parameters));
}
