/**
 * The last try to sign in of each tab: when it was, and what may have been wrong with what was typed. In memory only, for ten
 * minutes, until somebody asks why it failed.
 */
import { queue } from '../core/turn.js';
import { inMemory } from '../shared/storage.js';
import { addressOf } from './messages.js';

/** @typedef {import('../shared/stored.js').DoorTry} DoorTry */

/** As many tabs as one may be signing in at. */
const MOST = 20;
/** A try is what the person asks about for so long. */
const KEPT_MS = 600_000;
/** Pressing a button sends the form: one try is told of twice. */
const TWICE_MS = 1_000;

const inTurn = queue();

/**
 * Changes what is remembered; what is too old goes every time.
 * @template Result
 * @param {(tries: DoorTry[]) => { tries: DoorTry[], result: Result }} change
 * @returns {Promise<Result>}
 */
function changing(change) {
    return inTurn(async () => {
        const before = (await inMemory.get('doorTries')) ?? [];
        const { tries, result } = change(before.filter(({ at }) => Date.now() - at < KEPT_MS));
        if (before.length > 0 || tries.length > 0) await inMemory.set({ doorTries: tries.slice(-MOST) });
        return result;
    });
}

/**
 * @param {Omit<import('../shared/surface.js').Requests['submitted']['request'], 'kind' | 'account' | 'publicComputer' | 'document' | 'typed'>} submitted
 * @param {chrome.runtime.MessageSender} sender
 */
export function noteTry({ passwordKinds, accountKinds, capsLock, isTry, form, at }, sender) {
    const { tab } = sender;
    const [id, address] = [tab?.id, addressOf(sender)];
    if (id === undefined || !URL.canParse(address) || tab?.incognito || !isTry) return Promise.resolve();
    return changing((tries) => {
        const last = tries.find((one) => one.tabId === id);
        const before = last && at - last.at < TWICE_MS ? last : undefined;
        // A code that follows a password is part of the same try.
        const began = form === 'oneTimeCode' && last && !last.ledIn ? last : undefined;
        const tried = {
            tabId: id,
            hosts: [address, tab?.url ?? address].map((one) => new URL(one).hostname),
            // When it began: what the page asks for after that belongs to it.
            at: before?.at ?? at,
            password: passwordKinds,
            account: accountKinds,
            capsLock: capsLock || before?.capsLock === true,
            form: began?.form ?? form,
            ...(began?.with && { with: began.with }),
        };
        return { tries: [...tries.filter(({ tabId }) => tabId !== id), tried], result: undefined };
    });
}

/** Notes which account the last try of a tab was with. @param {number} tabId @param {import('../shared/stored.js').SignIn} signIn */
export function nameTry(tabId, signIn) {
    return changing((tries) => ({
        tries: tries.map((one) => (one.tabId === tabId ? { ...one, with: signIn } : one)),
        result: undefined,
    }));
}

/** Notes that the last try of a tab has led in. @param {number} tabId */
export function settleTry(tabId) {
    return changing((tries) => ({
        tries: tries.map((one) => (one.tabId === tabId ? { ...one, ledIn: true } : one)),
        result: undefined,
    }));
}

/** The last try in a tab, if it was not long ago. @param {number} tabId */
export function lastTry(tabId) {
    return changing((tries) => ({ tries, result: tries.find((one) => one.tabId === tabId) }));
}

/** @param {number} tabId */
export function forgetTry(tabId) {
    return changing((tries) => ({ tries: tries.filter((one) => one.tabId !== tabId), result: undefined }));
}

/** Forgets the tries of tabs that are closed. Registers a listener: to be called synchronously. */
export function forgetTries() {
    chrome.tabs.onRemoved.addListener((id) => void forgetTry(id));
}
