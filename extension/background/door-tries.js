/**
 * The last try to sign in of each tab: when it was, and what may have been wrong with what was typed. In memory only, for minutes,
 * until somebody asks why it failed.
 */
import { queue } from '../core/turn.js';
import { inMemory } from '../shared/storage.js';

/** As many tabs as one may be signing in at. */
const MOST = 20;
/** Longer than all kinds of letters there are. */
const LONGEST = 20;

const inTurn = queue();

/**
 * @param {{ passwordKinds: string, accountKinds: string, capsLock: boolean }} submitted
 * @param {chrome.runtime.MessageSender} sender
 */
export function noteTry({ passwordKinds, accountKinds, capsLock }, { tab, url }) {
    const id = tab?.id;
    if (id === undefined || !url || tab?.incognito) return Promise.resolve();
    return inTurn(async () => {
        const others = (await inMemory.get('doorTries')) ?? [];
        const password = String(passwordKinds).slice(0, LONGEST);
        const account = String(accountKinds).slice(0, LONGEST);
        const tried = {
            tabId: id,
            host: new URL(url).hostname,
            at: Date.now(),
            password,
            account,
            capsLock: capsLock === true,
        };
        // Pressing a button sends the form: one try is told of twice.
        const before = others.find(({ tabId, at }) => tabId === id && tried.at - at < 1_000);
        const capital = tried.capsLock || before?.capsLock === true;
        await inMemory.set({
            doorTries: [...others.filter(({ tabId }) => tabId !== id), { ...tried, capsLock: capital }].slice(
                -MOST,
            ),
        });
    });
}

/** Forgets the tries of tabs that are closed. Registers a listener: to be called synchronously. */
export function forgetTries() {
    chrome.tabs.onRemoved.addListener((id) => {
        void inTurn(async () => {
            const tries = (await inMemory.get('doorTries')) ?? [];
            if (tries.some(({ tabId }) => tabId === id))
                await inMemory.set({ doorTries: tries.filter(({ tabId }) => tabId !== id) });
        });
    });
}
