/**
 * The vault: read, changed and locked. Extension pages and the background call this themselves, so that no secret is ever in
 * a message.
 */
import { withAuthenticator } from '../../core/bundles/authenticator.js';
import { LatchkeyError } from '../../core/error.js';
import { readRecords, writeRecord } from './records.js';
import { end, seconds, session, touch } from './session.js';

/** @typedef {import('../../wasm/authenticator.js').OpenVault} OpenVault */
/** @typedef {import('../../wasm/types.js').StoredRecord} StoredRecord */
/** @typedef {'none' | 'locked' | 'open' | 'damaged'} VaultState */

/** @returns {Promise<VaultState>} */
export async function stateOfVault() {
    const [records, open] = await Promise.all([readRecords(), session()]);
    if (records.length === 0) return 'none';
    const { openable } = await withAuthenticator((core) => core.survey(records));
    if (openable === 0) return 'damaged';
    return open ? 'open' : 'locked';
}

/** Forgets the key. The core keeps nothing from one call to the next. */
export async function lock() {
    await end();
}

/**
 * Reads in the open vault. What the work returns must not hold on to it.
 * @template Result, Needed
 * @param {(vault: OpenVault, needed: Needed) => Result} work
 * @param {Needed | Promise<Needed>} [needed] for the work, waited for meanwhile
 * @returns {Promise<Result>}
 */
export async function reading(work, needed) {
    const [records, dataKey, given] = await Promise.all([readRecords(), openKey(), needed]);
    return inVault(records, dataKey, (vault) => work(vault, /** @type {Needed} */ (given)));
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

async function openKey() {
    const open = await session();
    if (!open) throw new LatchkeyError('vaultLocked');
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
export function alone(work) {
    return navigator.locks.request('vault', work);
}
