/**
 * The vault: created, unlocked, read and changed. Extension pages and the background call this themselves, so that no
 * secret is ever in a message.
 */
import { CoreError, withAuthenticator, withUnlock } from '../core.js';
import { readRecords, writeRecord } from './records.js';
import { begin, end, seconds, session, touch } from './session.js';

/** @typedef {import('../../wasm/authenticator.js').OpenVault} OpenVault */
/** @typedef {import('../../wasm/types.js').StoredRecord} StoredRecord */
/** @typedef {'none' | 'locked' | 'open' | 'damaged'} VaultState */

/** @returns {Promise<VaultState>} */
export async function stateOfVault() {
    const records = await readRecords();
    if (records.length === 0) return 'none';
    const { openable } = await withAuthenticator((core) => core.survey(records));
    if (openable === 0) return 'damaged';
    return (await session()) ? 'open' : 'locked';
}

/**
 * Makes a vault, opens it, and gives its recovery code, which is nowhere else.
 * @param {string} password
 */
export function createVault(password) {
    return alone(async () => {
        const parameters = await withAuthenticator((core) => core.passwordParameters());
        const key = await derive(password, parameters);
        const records = await readRecords();
        const made = await withAuthenticator((core) => core.createVault(records, parameters, key, seconds()));
        await writeRecord(made.sealed);
        await begin(made.dataKey);
        return made.recoveryCode;
    });
}

/**
 * Writes a vault that was brought back beside whatever is left of the one before, and opens it.
 * @param {(core: typeof import('../../wasm/authenticator.js'), records: StoredRecord[]) => import('../../wasm/types.js').RestoredVault} make
 */
export function restoreVault(make) {
    return alone(async () => {
        const records = await readRecords();
        const { vault, count } = await withAuthenticator((core) => make(core, records));
        await writeRecord(vault.sealed);
        await begin(vault.dataKey);
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

/** Forgets the key. The core keeps nothing from one call to the next. */
export async function lock() {
    await end();
}

/**
 * Asks for the password again before secrets are shown or handed out; fails if it is not the right one.
 * @param {string} password
 */
export async function confirmPassword(password) {
    await dataKeyBy(password);
}

/**
 * Reads in the open vault. What the work returns must not hold on to it.
 * @template Result
 * @param {(vault: OpenVault) => Result} work
 * @returns {Promise<Result>}
 */
export async function reading(work) {
    return inVault(await readRecords(), await openKey(), work);
}

/**
 * Changes the open vault, and gives what the work returned once the change has been written and read back.
 * @template Result
 * @param {(vault: OpenVault) => Result} work
 * @returns {Promise<Result>}
 */
export function changing(work) {
    return alone(async () => {
        const { result, sealed } = await inVault(await readRecords(), await openKey(), (vault) => ({
            result: work(vault),
            sealed: vault.seal(seconds()),
        }));
        await writeRecord(sealed);
        await touch();
        return result;
    });
}

/**
 * Puts another password in place of the present one.
 * @param {string} present
 * @param {string} next
 */
export async function changePassword(present, next) {
    await confirmPassword(present);
    const parameters = await withAuthenticator((core) => core.passwordParameters());
    const key = await derive(next, parameters);
    await changing((vault) => vault.changePassword(parameters, key));
    // Written twice, nothing is left that opens with the old one.
    await changing((vault) => vault.keepFewest());
}

/**
 * Puts another recovery code in place of the present one, and gives it.
 * @param {string} password
 */
export async function changeRecoveryCode(password) {
    await confirmPassword(password);
    const code = await changing((vault) => vault.changeRecoveryCode());
    await changing((vault) => vault.keepFewest());
    return code;
}

/** @param {string} password */
async function dataKeyBy(password) {
    const records = await readRecords();
    const slots = await withAuthenticator((core) => core.passwordSlots(records));
    /** @type {unknown} */
    let refusal = new CoreError('vaultDamaged');
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

async function openKey() {
    const open = await session();
    if (!open) throw new CoreError('vaultLocked');
    return open.dataKey;
}

/**
 * @template Result
 * @param {StoredRecord[]} records
 * @param {string} dataKey
 * @param {(vault: OpenVault) => Result} work
 * @returns {Promise<Result>}
 */
function inVault(records, dataKey, work) {
    return withAuthenticator((core) => {
        const vault = core.OpenVault.open(records, dataKey);
        try {
            return work(vault);
        } finally {
            vault.free();
        }
    });
}

/**
 * One change at a time, whoever makes it: other pages and the background wait.
 * @template Result
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
function alone(work) {
    return navigator.locks.request('vault', work);
}
