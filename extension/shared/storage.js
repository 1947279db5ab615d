/**
 * The browser's storage: the one place that reads and writes it. `stored.d.ts` says what is kept under which key.
 */

/** @typedef {import('./stored.js').Managed} Managed */

/** On the disk. @type {import('./stored.js').Area<import('./stored.js').Local>} */
export const local = area('local');

/**
 * In memory, until the browser closes: keys, and what says where the person has signed in.
 * @type {import('./stored.js').Area<import('./stored.js').InMemory>}
 */
export const inMemory = area('session');

/**
 * What an administrator has set; nothing where there is no policy. Firefox has no such storage then.
 * @template {keyof Managed} Key
 * @param {Key} key
 * @returns {Promise<Managed[Key] | undefined>}
 */
export async function managed(key) {
    const set = await chrome.storage.managed?.get(key).catch(() => undefined);
    return /** @type {Managed | undefined} */ (set)?.[key];
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

/**
 * @template Values
 * @param {'local' | 'session'} name
 * @returns {import('./stored.js').Area<Values>}
 */
function area(name) {
    return {
        async get(key) {
            const found = await chrome.storage[name].get(key);
            return /** @type {Partial<Values>} */ (found)[key];
        },
        async keys() {
            // Chromium 130 and Firefox 143 can name the keys without reading what they hold.
            const area = /** @type {{ getKeys?(): Promise<string[]> }} */ (chrome.storage[name]);
            return area.getKeys ? area.getKeys() : Object.keys(await chrome.storage[name].get());
        },
        set: (values) => chrome.storage[name].set(values),
        remove: (...keys) => chrome.storage[name].remove(keys),
        onChanged(key, changed) {
            chrome.storage.onChanged.addListener((changes, where) => {
                const change = where === name ? changes[key] : undefined;
                if (change) changed(change.newValue, change.oldValue);
            });
        },
    };
}
