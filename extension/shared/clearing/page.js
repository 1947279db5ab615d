/**
 * What runs in the documents of a site: seeing what its origin stores, clearing it, bringing it back. Each function is sent
 * into the page, so it refers to nothing outside itself.
 */

/** @typedef {import('../../wasm/types.js').DocumentStorage} DocumentStorage */
/** @typedef {import('../../wasm/types.js').PageTask} PageTask */

/** Where a document is from. */
export function whereabouts() {
    return { origin: location.origin, host: location.hostname };
}

/**
 * What a document, which must still be of `origin`, sees of its origin's storage. What the browser withholds is `null`.
 * @param {string} origin
 * @returns {Promise<Omit<DocumentStorage, 'databaseItems'> | undefined>}
 */
export async function seeStorage(origin) {
    if (location.origin !== origin) return undefined;
    /** @template Seen @param {() => Seen | Promise<Seen>} look */
    const seen = async (look) => {
        try {
            return await look();
        } catch {
            return null;
        }
    };
    /** @param {Storage} area @returns {[string, string][]} */
    const items = (area) =>
        Array.from({ length: area.length }, (_, at) => {
            const key = area.key(at) ?? '';
            return [key, area.getItem(key) ?? ''];
        });
    // Pages that are not encrypted have none of these.
    const secure = isSecureContext;
    return {
        localStorage: await seen(() => items(localStorage)),
        sessionStorage: await seen(() => items(sessionStorage)),
        indexedDb: await seen(async () =>
            (await indexedDB.databases()).flatMap(({ name }) => (name === undefined ? [] : [name])),
        ),
        cacheStorage: await seen(() => (secure ? caches.keys() : [])),
        serviceWorkers: await seen(async () => {
            if (!secure) return [];
            const registrations = await navigator.serviceWorker.getRegistrations();
            return registrations.map(({ scope }) => scope);
        }),
        fileSystems: await seen(async () => {
            if (!secure) return [];
            // In Firefox's content scripts this is an iterator, but cannot be walked as one.
            const found = (await navigator.storage.getDirectory()).keys();
            const names = [];
            for (let at = await found.next(); !at.done; at = await found.next()) names.push(at.value);
            return names;
        }),
    };
}

/**
 * Short texts that lie under a text in these databases of a document, which must still be of `origin`: database, key and value. No
 * more is read than a few of each.
 * @param {string} origin
 * @param {string[]} names
 * @returns {Promise<[string, string, string][]>}
 */
export async function seeDatabases(origin, names) {
    if (location.origin !== origin) return [];
    /** @template Value @param {IDBRequest<Value>} request @returns {Promise<Value>} */
    const answer = (request) =>
        new Promise((done, fail) => {
            request.onsuccess = () => done(request.result);
            request.onerror = () => fail(request.error);
        });
    /** @param {IDBObjectStore} store @param {string} database @returns {Promise<[string, string, string][]>} */
    const textsIn = async (store, database) => {
        const keys = (await answer(store.getAllKeys(null, 50))).filter((key) => typeof key === 'string');
        const values = await Promise.all(keys.slice(0, 20).map((key) => answer(store.get(key))));
        return values.flatMap((value, at) =>
            typeof value === 'string' && value.length <= 4096 ? [[database, keys[at] ?? '', value]] : [],
        );
    };
    /** @param {string} name */
    const textsOf = async (name) => {
        const opening = indexedDB.open(name);
        // It has gone in the meantime, and is not made anew.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        const database = await answer(opening);
        // The page may want to change it.
        database.onversionchange = () => database.close();
        try {
            const stores = [...database.objectStoreNames].slice(0, 10);
            const found = stores.map((store) =>
                textsIn(database.transaction(store).objectStore(store), name),
            );
            return (await Promise.all(found)).flat();
        } finally {
            database.close();
        }
    };
    const found = await Promise.allSettled(names.slice(0, 5).map(textsOf));
    return found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
}

/**
 * Clears one thing in a document that must still be of `origin`. Answers whether nothing of it is left.
 * @param {string} origin
 * @param {PageTask} task
 */
export async function clearInPage(origin, task) {
    if (location.origin !== origin) throw new Error('another page');
    /** @param {'local' | 'session'} area */
    const storageOf = (area) => (area === 'local' ? localStorage : sessionStorage);
    /** @param {string[]} names */
    const deleteDatabases = async (names) => {
        const done = names.map(
            (name) =>
                new Promise((resolve) => {
                    const request = indexedDB.deleteDatabase(name);
                    // One that a page has opened just now goes when that lets go.
                    request.onblocked = request.onerror = () => resolve(false);
                    request.onsuccess = () => resolve(true);
                }),
        );
        return (await Promise.all(done)).every(Boolean);
    };
    /** @param {string} name */
    const emptyDatabase = async (name) => {
        const opening = indexedDB.open(name);
        /** @type {IDBDatabase} */
        const database = await new Promise((done, fail) => {
            // It has gone in the meantime, and is not made anew.
            opening.onupgradeneeded = () => opening.transaction?.abort();
            opening.onsuccess = () => done(opening.result);
            opening.onerror = () => fail(opening.error);
        });
        // The page may want to change it.
        database.onversionchange = () => database.close();
        try {
            const stores = [...database.objectStoreNames];
            if (stores.length === 0) return;
            const writing = database.transaction(stores, 'readwrite');
            for (const store of stores) writing.objectStore(store).clear();
            await new Promise((done, fail) => {
                writing.oncomplete = done;
                writing.onabort = () => fail(writing.error);
            });
        } finally {
            database.close();
        }
    };
    const names = async () =>
        (await indexedDB.databases()).flatMap(({ name }) => (name === undefined ? [] : [name]));
    switch (task.kind) {
        case 'clearArea': {
            const area = storageOf(task.area);
            area.clear();
            return area.length === 0;
        }
        case 'removeKeys': {
            const area = storageOf(task.area);
            for (const key of task.keys) area.removeItem(key);
            return task.keys.every((key) => area.getItem(key) === null);
        }
        case 'deleteEveryDatabase':
            return deleteDatabases(await names());
        case 'deleteDatabases':
            return deleteDatabases(task.names);
        case 'emptyEveryDatabase':
            await Promise.all((await names()).map(emptyDatabase));
            return false;
        case 'emptyDatabases':
            await Promise.all(task.names.map(emptyDatabase));
            return false;
        case 'deleteCaches':
            for (const name of await caches.keys()) await caches.delete(name);
            return (await caches.keys()).length === 0;
        case 'unregisterServiceWorkers': {
            const found = await navigator.serviceWorker.getRegistrations();
            const gone = await Promise.all(found.map((registration) => registration.unregister()));
            return gone.every(Boolean);
        }
        case 'removeFiles': {
            const root = await navigator.storage.getDirectory();
            const found = root.keys();
            // In Firefox's content scripts this is an iterator, but cannot be walked as one.
            for (let at = await found.next(); !at.done; at = await found.next()) {
                await root.removeEntry(at.value, { recursive: true });
            }
            return Boolean((await root.keys().next()).done);
        }
        case 'expireCookies':
            for (const { name, path, domain, secure } of task.cookies) {
                const where = `path=${path}${domain ? `; domain=${domain}` : ''}${secure ? '; secure' : ''}`;
                document.cookie = `${name}=-; ${where}; max-age=0`;
            }
            // Pages do not see those of other paths.
            return false;
    }
}

/**
 * Puts items of `localStorage` back into a document that must be of `origin`. What the page has written since stays, unless it is
 * `replaced`. Answers how many are there again that were not, and how many stay away for something newer.
 * @param {string} origin
 * @param {[string, string][]} items
 * @param {boolean} replaced
 */
export function bringBackItems(origin, items, replaced) {
    if (location.origin !== origin) return undefined;
    const came = { restored: 0, newer: 0, lost: 0 };
    for (const [key, value] of items) {
        const now = localStorage.getItem(key);
        if (now === value) continue;
        if (now !== null && !replaced) {
            came.newer += 1;
            continue;
        }
        try {
            localStorage.setItem(key, value);
        } catch {
            // The page has filled its storage up.
        }
        if (localStorage.getItem(key) === value) came.restored += 1;
        else came.lost += 1;
    }
    return came;
}
