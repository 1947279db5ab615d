/**
 * What an administrator has set. A background that Chromium 156 starts anew soon after the browser is not answered at times, as long as it
 * lives: then what was heard last counts.
 */
import { inMemory } from './storage.js';
import { inTime } from './time-limit.js';

/** @typedef {import('./stored.js').Managed} Managed */

const ANSWER_MS = 1_000;
/** Whoever was not answered once waits no longer than this. */
const SILENT_MS = 50;

let isSilent = false;
/** What was answered last, by its key. @type {Map<keyof Managed, Managed[keyof Managed] | undefined>} */
const heard = new Map();

/**
 * Nothing where there is no policy. Firefox has no such storage then.
 * @template {keyof Managed} Key
 * @param {Key} key
 * @returns {Promise<Managed[Key] | undefined>}
 */
export async function managed(key) {
    // An answer that comes too late for this call counts for the next ones.
    const asked = Promise.resolve(chrome.storage.managed?.get(key))
        .catch(() => undefined)
        .then((set) => hear(key, /** @type {Managed | undefined} */ (set)?.[key]));
    try {
        return await inTime(asked, isSilent ? SILENT_MS : ANSWER_MS);
    } catch {
        isSilent = true;
        return (await inMemory.get('managedHeard'))?.[key];
    }
}

/** @template {keyof Managed} Key @param {Key} key @param {Managed[Key] | undefined} said */
async function hear(key, said) {
    isSilent = false;
    if (!heard.has(key) || heard.get(key) !== said) {
        heard.set(key, said);
        const before = (await inMemory.get('managedHeard'))?.[key];
        // For those who are not answered.
        if (before !== said)
            await inMemory.set({ managedHeard: Object.fromEntries(heard) }).catch(() => undefined);
    }
    return said;
}

/**
 * Calls back when an administrator changes anything. Registers a listener: to be called synchronously.
 * @param {() => void} changed
 */
export function onManagedChanged(changed) {
    chrome.storage.onChanged.addListener((_changes, name) => {
        if (name === 'managed') changed();
    });
}
