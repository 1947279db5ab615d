/**
 * Which account has signed in where, for whoever asks at the door: a hint and a digest, under a key that nobody can make without
 * this installation's, so that it can be asked for a site and not listed. On personal computers only, and off by a switch.
 */
import { withCookies } from '../core/bundles/cookies.js';
import { siteAccess } from './cookies/inspecting.js';
import { installationKey, isShared } from './sessions/computer.js';
import { local } from './storage.js';

/** @typedef {import('./stored.js').SignIn} SignIn */
/** @typedef {import('../wasm/types.js').AlertAccount[]} Accounts */

/** Sites that are remembered, the newest: nobody has more accounts than that in use. */
const MOST = 300;

/** One change at a time, whichever page or the background makes it. */
const CHANGES = 'changes of sign-ins';

/** What is kept of an account on the site of an address. @param {string} address @param {string} account @returns {Promise<SignIn>} */
export async function signInOf(address, account) {
    const [{ site }, secret] = await Promise.all([siteAccess(address), installationKey()]);
    return withCookies((core) => ({
        key: core.siteDigest(secret, site),
        account: core.accountDigest(secret, site, account),
        hint: core.accountHint(account),
    }));
}

/**
 * Whether anything is remembered. What was is gone once others use the computer. Where signs only speak for that, it is shown to nobody
 * and stays: a page can give such signs.
 */
export function isRemembering() {
    return navigator.locks.request(CHANGES, remembersNow);
}

/** To be asked in turn with all that changes what is remembered. */
async function remembersNow() {
    const [{ state }, off] = await Promise.all([isShared(), local.get('signInsOff')]);
    if ((state === 'shared' || off === true) && (await local.get('signIns'))) await local.remove('signIns');
    return state === 'personal' && off !== true;
}

/** What the switch shows; nothing where others may use the computer. */
export async function remembering() {
    const { state } = await isShared();
    return state === 'personal' ? (await local.get('signInsOff')) !== true : undefined;
}

/** @param {boolean} remembers */
export function setRemembering(remembers) {
    return navigator.locks.request(CHANGES, async () => {
        await local.set({ signInsOff: !remembers });
        if (!remembers) await local.remove('signIns');
    });
}

/**
 * @param {SignIn} signIn
 * @returns {Promise<Accounts>} the accounts that had come in before
 */
export async function rememberSignIn({ key, account, hint }) {
    /** @type {Accounts} */
    let before = [];
    await remember(key, async (known) => {
        // Earlier versions knew one.
        before = known ? (known.accounts ?? [{ account: known.account, hint: known.hint }]) : [];
        const accounts = await withCookies((core) => core.knownAccounts(before, { account, hint }));
        return { key, account, hint, accounts, ...(known?.advised && { advised: true }) };
    });
    return before;
}

/** @param {string} key of the site @param {(known: SignIn | undefined) => SignIn | Promise<SignIn>} change */
function remember(key, change) {
    return navigator.locks.request(CHANGES, async () => {
        // Asked here: others can come to use the computer while this waits for its turn.
        if (!(await remembersNow())) return;
        const all = await kept();
        const others = all.filter((one) => one.key !== key);
        const signIn = await change(all.find((one) => one.key === key));
        await local.set({ signIns: [...others, signIn].slice(-MOST) });
    });
}

/**
 * Remembers that somebody has come in through an identity provider. Which account it was there, nobody has typed here: the one that
 * is known stays beside it.
 * @param {string} address of the page that they have come to
 * @param {string} provider its registrable domain
 */
export async function rememberProvider(address, provider) {
    const { key } = await signInOf(address, '');
    await remember(key, (known) => ({ ...(known ?? nobody(key)), through: provider, byCode: undefined }));
}

/** Remembers that somebody has come in with a code, and no password was sent. @param {string} address of the page that they have come to */
export async function rememberCode(address) {
    const { key } = await signInOf(address, '');
    await remember(key, (known) => ({ ...(known ?? nobody(key)), through: undefined, byCode: true }));
}

/** Remembers that the person was told that the site takes codes. @param {string} address */
export async function rememberAdvice(address) {
    const { key } = await signInOf(address, '');
    await remember(key, (known) => ({ ...(known ?? nobody(key)), advised: true }));
}

/** @param {string} key @returns {SignIn} */
function nobody(key) {
    return { key, account: '', hint: '' };
}

/** Who has signed in on the site of an address. @param {string} address */
export async function signInAt(address) {
    if (!(await isRemembering())) return undefined;
    const { key } = await signInOf(address, '');
    return (await kept()).find((one) => one.key === key);
}

/** @param {string} address */
export async function forgetSignInAt(address) {
    const { key } = await signInOf(address, '');
    await navigator.locks.request(CHANGES, async () => {
        const before = await kept();
        if (before.length > 0) await local.set({ signIns: before.filter((one) => one.key !== key) });
    });
}

/** A damaged store of them remembers nothing. */
async function kept() {
    const stored = await local.get('signIns');
    return Array.isArray(stored) ? stored : [];
}
