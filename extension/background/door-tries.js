/**
 * The last try to sign in of each tab: when it was, and what may have been wrong with what was typed. In memory only; the core says for
 * how long, and what belongs to one try.
 */
import { withCookies } from '../core/bundles/cookies.js';
import { queue } from '../core/turn.js';
import { inMemory } from '../shared/storage.js';
import { addressOf } from './messages.js';

/** @typedef {import('../shared/stored.js').DoorTry} DoorTry */

const inTurn = queue();

/**
 * Changes what is remembered, and gives it.
 * @param {import('../wasm/types.js').TryEvent} event
 * @returns {Promise<DoorTry[]>}
 */
function after(event) {
    return inTurn(async () => {
        const before = (await inMemory.get('doorTries')) ?? [];
        // The core is not woken for every tab that is closed or has loaded.
        if (before.length === 0 && event.kind !== 'sent') return [];
        const tries = /** @type {DoorTry[]} */ (
            await withCookies((core) => core.lastTriesAfter(before, event, Date.now()))
        );
        await inMemory.set({ doorTries: tries });
        return tries;
    });
}

/**
 * @param {Omit<import('../shared/surface.js').Requests['submitted']['request'], 'kind' | 'account' | 'publicComputer' | 'document' | 'typed'>} submitted
 * @param {chrome.runtime.MessageSender} sender
 */
export async function noteTry({ passwordKinds, accountKinds, capsLock, isTry, form, at }, sender) {
    const { tab } = sender;
    const [tabId, address] = [tab?.id, addressOf(sender)];
    if (tabId === undefined || !URL.canParse(address) || tab?.incognito || !isTry) return;
    const hosts = [address, tab?.url ?? address].map((one) => new URL(one).hostname);
    const tried = { tabId, hosts, at, password: passwordKinds, account: accountKinds, capsLock, form };
    await after({ kind: 'sent', tried });
}

/** Notes which account the last try of a tab was with. @param {number} tabId @param {import('../shared/stored.js').SignIn} signIn */
export async function nameTry(tabId, signIn) {
    await after({ kind: 'named', tabId, with: signIn });
}

/** Notes that the last try of a tab has led in. @param {number} tabId */
export async function settleTry(tabId) {
    await after({ kind: 'ledIn', tabId });
}

/** The last try in a tab, if it was not long ago. @param {number} tabId */
export async function lastTry(tabId) {
    const tries = await after({ kind: 'asked' });
    return tries.find((one) => one.tabId === tabId);
}

/** @param {number} tabId */
export async function forgetTry(tabId) {
    await after({ kind: 'over', tabId });
}

/** Forgets the tries of tabs that are closed. Registers a listener: to be called synchronously. */
export function forgetTries() {
    chrome.tabs.onRemoved.addListener((id) => void forgetTry(id));
}
