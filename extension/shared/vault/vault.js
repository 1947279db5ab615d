/**
 * The vault: read, changed and locked. Extension pages and the background call this themselves, so that no secret is ever in
 * a message.
 */
import { withAuthenticator } from '../../core/bundles/authenticator.js';
import { LatchkeyError, codeOf } from '../../core/error.js';
import { lockFacts, stillOpen } from './locking.js';
import { hasRecords, readNewest, readRecords, writeRecord } from './records.js';
import { end, seconds, session, touch } from './session.js';

/** @typedef {import('../../wasm/authenticator.js').OpenVault} OpenVault */
/** @typedef {import('../../wasm/types.js').StoredRecord} StoredRecord */
/** @typedef {'none' | 'locked' | 'open' | 'damaged'} VaultState */

/** @returns {Promise<VaultState>} */
export async function stateOfVault() {
    const records = await readRecords();
    if (records.length === 0) return 'none';
    return withAuthenticator(async (core) => {
        const { openable } = core.survey(records);
        if (openable === 0) return 'damaged';
        return (await stillOpen(core)) ? 'open' : 'locked';
    });
}

/** Whether codes are behind a lock: without a look at what is stored, whole or not. @returns {Promise<import('../../wasm/types.js').VaultLock>} */
export async function lockOfVault() {
    if (await session()) return 'open';
    return (await hasRecords()) ? 'locked' : 'none';
}

/** Forgets the key. The core keeps nothing from one call to the next. */
export async function lock() {
    await end();
}

/**
 * Reads in the open vault. What the work returns must not hold on to it.
 *
 * Use keeps the vault open, and use is what a person does: opening the list, searching, copying, filling in. A page that is
 * left open draws its codes anew as they run out, which nobody asked for: that is `unattended`, or such a page would keep the
 * vault open for ever.
 * @template Result, Needed
 * @param {(vault: OpenVault, needed: Needed) => Result} work
 * @param {Needed | Promise<Needed>} [needed] for the work, waited for meanwhile
 * @param {{ unattended?: boolean }} [options]
 * @returns {Promise<Result>}
 */
export async function reading(work, needed, { unattended = false } = {}) {
    /** @param {typeof readRecords} read */
    const attempt = (read) => {
        // All that has to be waited for is asked for at once.
        const facts = Promise.all([read(), needed]);
        return inVault(facts, (vault, [, given]) => work(vault, /** @type {Needed} */ (given)));
    };
    const result = await attempt(readNewest)
        .catch((error) => {
            if (codeOf(error) !== 'damaged') throw error;
            // An older generation may open.
            return attempt(readRecords);
        })
        .catch((error) => {
            if (codeOf(error) !== 'wrongDataKey') throw error;
            // The password is being changed, and the key with it: when that is done, both fit.
            return alone(() => attempt(readRecords)).catch(lockStale);
        });
    // Nobody waits for the note that the vault was used; one that cannot be made locks it sooner.
    if (!unattended) void touch().catch(() => undefined);
    return result;
}

/**
 * Changes the open vault, and gives what the work returned once the change has been written and read back.
 * @template Result
 * @param {(vault: OpenVault) => Result} work
 * @param {(result: Result) => Promise<void>} [adopt] what has to be remembered before anybody else reads the vault
 * @returns {Promise<Result>}
 */
export function changing(work, adopt) {
    return alone(async () => {
        const changed = inVault(Promise.all([readRecords()]), (vault) => ({
            result: work(vault),
            sealed: vault.seal(seconds()),
        }));
        const { result, sealed } = await changed.catch(lockStale);
        await writeRecord(sealed);
        if (adopt) await orLock(() => adopt(result));
        // One that cannot be noted locks the vault sooner.
        await touch().catch(() => undefined);
        return result;
    });
}

/**
 * Has the memory know of what is on the disk by now. Where it has no room for that, the vault is locked: nothing has failed of what
 * was written, and whoever waits for a new recovery code gets it.
 * @param {() => Promise<void>} note
 */
export async function orLock(note) {
    try {
        await note();
    } catch {
        await end().catch(() => undefined);
    }
}

/**
 * @template Result
 * @template {[StoredRecord[], ...unknown[]]} Facts
 * @param {Promise<Facts>} facts the records first
 * @param {(vault: OpenVault, facts: Facts) => Result} work
 * @returns {Promise<Result>}
 */
function inVault(facts, work) {
    const asked = lockFacts();
    // It is waited for below, if it comes to that.
    asked.catch(() => undefined);
    return withAuthenticator(async (core) => {
        const known = await facts;
        // A time that is over is noticed here, before anything is shown.
        const open = await stillOpen(core, asked);
        if (!open) throw new LatchkeyError('vaultLocked');
        const vault = core.OpenVault.open(known[0], open.dataKey);
        try {
            return work(vault, known);
        } finally {
            vault.free();
        }
    });
}

/**
 * A key that does not fit is of before a change of the password that was cut off: the vault is locked, as with any key that is gone.
 * @param {unknown} error
 * @returns {Promise<never>}
 */
async function lockStale(error) {
    if (codeOf(error) !== 'wrongDataKey') throw error;
    await end();
    throw new LatchkeyError('vaultLocked', error);
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
