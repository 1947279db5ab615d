/**
 * What is kept on the disk where content scripts reach all of the browser's own storage, as in Firefox: a database of the
 * extension's own origin, which nothing in a page's process can open.
 */
import { area } from './area.js';
import { askBackground } from './ask-background.js';

/** @typedef {import('./stored.js').Area<import('./stored.js').Local>} Disk */

const NAME = 'latchkey';
/** What is kept, by its key. */
const KEPT = 'kept';
/** How far the move of what was kept before is: `written` here, `removed` there. */
const MOVE = 'move';
const FAR = 'far';
/** Says in `chrome.storage.session`, which content scripts do not reach either, what has changed: that wakes the background. */
const CHANGED = 'diskChanged';

/**
 * Pages in private windows have no database that lasts, and ask the background. Where the whole browser keeps nothing but its
 * own storage ("Never remember history"), that has it all.
 * @returns {Disk}
 */
export function ownDisk() {
    if (!chrome.extension.inIncognitoContext) return database();
    return isBackground() ? area('local') : elsewhere();
}

function isBackground() {
    return Object.is(chrome.extension.getBackgroundPage(), globalThis);
}

/** @returns {Disk} */
function database() {
    return {
        get: (key) => inKept('readonly', (kept) => kept.get(key)),
        keys: () => inKept('readonly', (kept) => /** @type {IDBRequest<string[]>} */ (kept.getAllKeys())),
        async set(values) {
            const entries = Object.entries(values).filter(([, value]) => value !== undefined);
            await inKept('readwrite', (kept) => {
                for (const [key, value] of entries) kept.put(value, key);
            });
            await tell(entries.map(([key]) => key));
        },
        async remove(...keys) {
            await inKept('readwrite', (kept) => {
                for (const key of keys) kept.delete(key);
            });
            await tell(keys);
        },
        onChanged,
    };
}

/** @returns {Disk} */
function elsewhere() {
    return {
        get: (key) => askBackground({ kind: 'readDisk', key }),
        keys: () => askBackground({ kind: 'namesOnDisk' }),
        set: (values) => askBackground({ kind: 'writeDisk', values }),
        remove: (...keys) => askBackground({ kind: 'removeFromDisk', keys }),
        onChanged(key, changed) {
            onChanged(key, changed);
            // Where the background has no database either.
            area('local').onChanged(key, changed);
        },
    };
}

/** @param {string[]} keys */
async function tell(keys) {
    // It is on the disk: a memory that is full makes no failure of that.
    await chrome.storage.session
        .set({ [CHANGED]: { keys, change: crypto.randomUUID() } })
        .catch(() => undefined);
}

/** @type {Disk['onChanged']} */
function onChanged(key, changed) {
    chrome.storage.onChanged.addListener(({ [CHANGED]: change }, where) => {
        if (where === 'session' && change?.newValue?.keys.includes(key)) changed();
    });
}

/**
 * @template Result
 * @param {IDBTransactionMode} mode
 * @param {(kept: IDBObjectStore) => IDBRequest<Result> | void} call
 */
async function inKept(mode, call) {
    return within(await open(), mode, [KEPT], ([kept]) => call(kept));
}

/**
 * @template Result
 * @param {IDBDatabase} database
 * @param {IDBTransactionMode} mode
 * @param {string[]} names
 * @param {(stores: [IDBObjectStore, IDBObjectStore]) => IDBRequest<Result> | void} call
 * @returns {Promise<Result>} when it is on the disk
 */
async function within(database, mode, names, call) {
    const transaction = database.transaction(names, mode, { durability: 'strict' });
    const stores = names.map((name) => transaction.objectStore(name));
    const request = call(/** @type {[IDBObjectStore, IDBObjectStore]} */ (stores));
    await new Promise((done, fail) => {
        transaction.oncomplete = done;
        transaction.onabort = () => fail(transaction.error);
    });
    return /** @type {Result} */ (request?.result);
}

/** @type {Promise<IDBDatabase> | undefined} */
let opened;

function open() {
    return (opened ??= openAnew().catch((error) => {
        opened = undefined;
        throw error;
    }));
}

async function openAnew() {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
        request.result.createObjectStore(KEPT);
        request.result.createObjectStore(MOVE);
    };
    /** @type {IDBDatabase} */
    const database = await new Promise((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
    });
    const forget = () => {
        opened = undefined;
    };
    database.onclose = forget;
    // A later version brings it up to date.
    database.onversionchange = () => {
        database.close();
        forget();
    };
    try {
        await navigator.locks.request('move to the own database', () => move(database));
    } catch (error) {
        // It is opened anew by whoever asks next, and must not stay open beside that.
        database.close();
        throw error;
    }
    return database;
}

/**
 * What earlier versions kept in the browser's storage moves once: it is removed there when it is on the disk here, and whatever comes
 * there later is not read. Cut off anywhere, it goes on at the next opening.
 * @param {IDBDatabase} database
 */
async function move(database) {
    const far = await within(database, 'readonly', [MOVE], ([state]) => state.get(FAR));
    if (far === 'removed') return;
    if (far !== 'written') {
        const former = await formerly();
        await within(database, 'readwrite', [KEPT, MOVE], ([kept, state]) => {
            for (const [key, value] of Object.entries(former)) kept.put(value, key);
            state.put('written', FAR);
        });
    }
    // What could not be read is not here, and stays there.
    const moved = await within(
        database,
        'readonly',
        [KEPT],
        ([kept]) => /** @type {IDBRequest<string[]>} */ (kept.getAllKeys()),
    );
    try {
        await chrome.storage.local.remove(moved);
    } catch {
        // A damaged storage shuts nobody out: it is tried again at the next opening.
        return;
    }
    await within(database, 'readwrite', [MOVE], ([state]) => {
        state.put('removed', FAR);
    });
}

/** What is there, without what is damaged. @returns {Promise<Record<string, unknown>>} */
async function formerly() {
    try {
        return await chrome.storage.local.get();
    } catch (error) {
        // One value that cannot be read takes all others along, unless they are asked for one by one: since Firefox 143.
        const there = /** @type {{ getKeys?(): Promise<string[]> }} */ (chrome.storage.local);
        if (!there.getKeys) throw error;
        const names = await there.getKeys();
        const found = await Promise.allSettled(names.map((name) => chrome.storage.local.get(name)));
        return Object.assign({}, ...found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
    }
}
