/**
 * Whether this computer is shared: what the administrator, the person, and what was seen say of it. Sites and
 * accounts are in it only as keyed digests.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { managed, onManagedChanged } from '../managed.js';
import { inMemory, local } from '../storage.js';

/** @typedef {import('../../wasm/types.js').Declaration} Declaration */
/** @typedef {import('../../wasm/types.js').ComputerDecision} ComputerDecision */
/** @typedef {import('../../wasm/types.js').ComputerEvent} ComputerEvent */

const KEY_BYTES = 32;

/** One note at a time, whichever page or the background makes it, so that none is lost. */
const NOTES = 'notes of the computer';

/** @returns {Promise<ComputerDecision>} */
export async function isShared() {
    const [known, forNow, policy] = await Promise.all([
        local.get('computer'),
        inMemory.get('computerForNow'),
        policyOfAdministrator(),
    ]);
    return withCookies((core) => core.isShared(known, policy, forNow ?? null, Date.now()));
}

/** The same, without what is said only until the browser closes. @returns {Promise<ComputerDecision>} */
export async function isSharedForGood() {
    const [known, policy] = await Promise.all([local.get('computer'), policyOfAdministrator()]);
    return withCookies((core) => core.isShared(known, policy, null, Date.now()));
}

/**
 * The person says so.
 * @param {Declaration} declaration
 * @param {boolean} forGood or until the browser closes
 */
export async function declare(declaration, forGood) {
    if (!forGood) {
        await inMemory.set({ computerForNow: declaration });
        return note({ kind: 'declaredForNow', declaration });
    }
    await inMemory.remove('computerForNow');
    await note({ kind: 'declared', declaration });
}

/** The person takes back what they said, and all that was seen is forgotten. */
export async function forget() {
    await inMemory.remove('computerForNow');
    await note({ kind: 'forgotten' });
    await local.remove('signedIn');
}

/** @param {ComputerEvent} event */
export function note(event) {
    return navigator.locks.request(NOTES, () => write(event)).catch(() => undefined);
}

/**
 * Somebody has signed in, or tried to.
 * @param {string} site its name is not kept
 * @param {string} account nor is this
 */
export async function noteSignIn(site, account) {
    const key = await installationKey();
    const [siteDigest, digest] = await withCookies((core) => [
        core.siteDigest(key, site),
        core.accountDigest(key, site, account),
    ]);
    await note({ kind: 'signIn', site: siteDigest, account: digest, at: Date.now() });
}

/** The person was signed out of a site, which was cleared: who has signed in there is forgotten. @param {string} site */
export async function noteSiteCleared(site) {
    const key = await installationKey();
    await note({ kind: 'cleared', site: await withCookies((core) => core.siteDigest(key, site)) });
}

/** Calls back whenever it may have changed. Registers listeners. @param {() => void} changed */
export function onComputerChanged(changed) {
    local.onChanged('computer', changed);
    inMemory.onChanged('computerForNow', changed);
    onManagedChanged(changed);
}

/** @param {ComputerEvent} event */
async function write(event) {
    const before = await local.get('computer');
    const said = (await policyOfAdministrator()) ?? (await inMemory.get('computerForNow')) ?? null;
    const after = await withCookies((core) => core.noteOfComputer(before, event, said)).catch(() =>
        // What is damaged is begun anew.
        withCookies((core) => core.noteOfComputer(undefined, event, said)),
    );
    await local.set({ computer: after });
}

/** @returns {Promise<Declaration | null>} */
async function policyOfAdministrator() {
    const said = await managed('sharedComputer');
    return typeof said === 'boolean' ? (said ? 'shared' : 'personal') : null;
}

/** The key of the digests of this installation. */
export async function installationKey() {
    const stored = await local.get('installationKey');
    if (Array.isArray(stored) && stored.length === KEY_BYTES) return new Uint8Array(stored);
    const key = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
    await local.set({ installationKey: [...key] });
    return key;
}
