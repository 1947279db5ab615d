/**
 * An area of the browser's storage.
 */

/**
 * @template Values
 * @param {'local' | 'session'} name
 * @returns {import('./stored.js').TellingArea<Values>}
 */
export function area(name) {
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
