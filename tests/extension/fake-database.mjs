/**
 * IndexedDB, as far as `own-database.js` uses it: stores of values under keys, in transactions that are over a moment later.
 */

/** @returns {{ indexedDB: any, open: () => number }} open: how many are */
export function fakeDatabases() {
    /** @type {Map<string, Map<string, unknown>>} */
    const stores = new Map();
    let isNew = true;
    let open = 0;

    const connect = () => {
        open += 1;
        return {
            createObjectStore: (/** @type {string} */ name) => void stores.set(name, new Map()),
            close: () => void (open -= 1),
            transaction: () => transaction(stores),
        };
    };
    return {
        open: () => open,
        indexedDB: {
            open() {
                /** @type {any} */
                const request = { result: connect() };
                queueMicrotask(() => {
                    if (isNew) request.onupgradeneeded();
                    isNew = false;
                    request.onsuccess();
                });
                return request;
            },
        },
    };
}

/** @param {Map<string, Map<string, unknown>>} stores */
function transaction(stores) {
    /** @type {any} */
    const own = {
        objectStore(/** @type {string} */ name) {
            const store = /** @type {Map<string, unknown>} */ (stores.get(name));
            return {
                get: (/** @type {string} */ key) => ({ result: structuredClone(store.get(key)) }),
                getAllKeys: () => ({ result: [...store.keys()] }),
                put: (/** @type {unknown} */ value, /** @type {string} */ key) =>
                    void store.set(key, structuredClone(value)),
                delete: (/** @type {string} */ key) => void store.delete(key),
            };
        },
    };
    setTimeout(() => own.oncomplete());
    return own;
}
