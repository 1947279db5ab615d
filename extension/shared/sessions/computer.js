/**
 * Whether this computer is shared: what the administrator, the person, and what was seen say of it. Accounts are in it only
 * as keyed digests.
 */
import { withCookies } from '../../core/bundles/cookies.js';

/** @typedef {import('../../wasm/types.js').Declaration} Declaration */
/** @typedef {import('../../wasm/types.js').ComputerDecision} ComputerDecision */
/** @typedef {import('../../wasm/types.js').ComputerEvent} ComputerEvent */

const KNOWN = 'computer';
const FOR_NOW = 'computerForNow';
const KEY = 'installationKey';
const KEY_BYTES = 32;

/** @type {Promise<unknown>} */
let writing = Promise.resolve();

/** @returns {Promise<ComputerDecision>} */
export async function isShared() {
    const [{ [KNOWN]: known }, { [FOR_NOW]: forNow }, policy] = await Promise.all([
        chrome.storage.local.get(KNOWN),
        chrome.storage.session.get(FOR_NOW),
        policyOfAdministrator(),
    ]);
    const now = /** @type {Declaration | undefined} */ (forNow) ?? null;
    return withCookies((core) => core.isShared(known, policy, now, Date.now()));
}

/**
 * The person says so.
 * @param {Declaration} declaration
 * @param {boolean} forGood or until the browser closes
 */
export async function declare(declaration, forGood) {
    if (!forGood) return chrome.storage.session.set({ [FOR_NOW]: declaration });
    await chrome.storage.session.remove(FOR_NOW);
    await note({ kind: 'declared', declaration });
}

/** The person takes back what they said, and all that was seen is forgotten. */
export async function forget() {
    await chrome.storage.session.remove(FOR_NOW);
    await note({ kind: 'forgotten' });
}

/** @param {ComputerEvent} event */
export function note(event) {
    // One after the other, so that none is lost.
    writing = writing.then(() => write(event)).catch(() => undefined);
    return writing;
}

/**
 * Somebody has signed in, or tried to.
 * @param {string} site
 * @param {string} account its name, which is not kept
 */
export async function noteSignIn(site, account) {
    const key = await installationKey();
    const digest = await withCookies((core) => core.accountDigest(key, site, account));
    await note({ kind: 'signIn', site, account: digest, at: Date.now() });
}

/** Calls back whenever it may have changed. Registers a listener. @param {() => void} changed */
export function onComputerChanged(changed) {
    chrome.storage.onChanged.addListener((changes, area) => {
        if (changes[KNOWN] || changes[FOR_NOW] || area === 'managed') changed();
    });
}

/** @param {ComputerEvent} event */
async function write(event) {
    const { [KNOWN]: before } = await chrome.storage.local.get(KNOWN);
    const after = await withCookies((core) => core.noteOfComputer(before, event)).catch(() =>
        // What is damaged is begun anew.
        withCookies((core) => core.noteOfComputer(undefined, event)),
    );
    await chrome.storage.local.set({ [KNOWN]: after });
}

/** @returns {Promise<Declaration | null>} */
async function policyOfAdministrator() {
    // Where there is no policy, Firefox has no such storage.
    const managed = await chrome.storage.managed?.get('sharedComputer').catch(() => undefined);
    const said = managed?.sharedComputer;
    return typeof said === 'boolean' ? (said ? 'shared' : 'personal') : null;
}

async function installationKey() {
    const stored = (await chrome.storage.local.get(KEY))[KEY];
    if (Array.isArray(stored) && stored.length === KEY_BYTES) return new Uint8Array(stored);
    const key = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
    await chrome.storage.local.set({ [KEY]: [...key] });
    return key;
}
