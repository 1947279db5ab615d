/**
 * Pages in tabs, for tests in Node: a function that is sent into a frame runs there, in a realm of its own, as in a browser.
 */
import { runInNewContext } from 'node:vm';

/**
 * What there is in a frame: its address, what it stores, and other globals; what tells its document from others, where the browser says.
 * @typedef {{ url: string, local?: Record<string, string>, session?: Record<string, string>, globals?: object, documentId?: string }} Frame
 */

/**
 * Answers what is executed in tabs. Frames are numbered from 0; `undefined` instead of frames: the tab never answers.
 * @param {Map<number, Frame[] | undefined>} tabs
 * @returns {(injection: any) => Promise<any[]>}
 */
export function pages(tabs) {
    return async ({ target, files, func, args = [] }) => {
        const frames = tabs.get(target.tabId);
        if (!frames) return new Promise(() => undefined);
        const byDocument = target.documentIds?.map((/** @type {string} */ id) =>
            frames.findIndex(({ documentId }) => documentId === id),
        );
        const wanted = byDocument ?? target.frameIds ?? (target.allFrames ? frames.keys() : [0]);
        return Promise.all(
            [...wanted].map(async (frameId) => {
                const frame = frames[frameId];
                if (!frame) throw new Error(`No frame with id ${frameId} in tab with id ${target.tabId}.`);
                const { documentId } = frame;
                if (files) return { frameId, documentId };
                const result = await runInNewContext(`(${func})(...args)`, { ...realm(frame), args });
                return { frameId, documentId, result: result === undefined ? null : structuredClone(result) };
            }),
        );
    };
}

/** @param {Frame} frame */
function realm({ url, local = {}, session = {}, globals }) {
    const { origin, host, hostname, pathname } = new URL(url);
    return {
        location: { origin, host, hostname, pathname },
        isSecureContext: true,
        performance: { timeOrigin: 0 },
        localStorage: area(local),
        sessionStorage: area(session),
        indexedDB: { databases: async () => [] },
        caches: { keys: async () => [] },
        navigator: {
            serviceWorker: { getRegistrations: async () => [] },
            storage: { getDirectory: async () => ({ keys: () => ({ next: async () => ({ done: true }) }) }) },
        },
        ...globals,
    };
}

/** @param {Record<string, string>} items */
function area(items) {
    const names = () => Object.keys(items);
    return {
        get length() {
            return names().length;
        },
        clear: () => names().forEach((name) => delete items[name]),
        key: (/** @type {number} */ at) => names()[at] ?? null,
        getItem: (/** @type {string} */ name) => items[name] ?? null,
        setItem: (/** @type {string} */ name, /** @type {string} */ value) => void (items[name] = value),
        removeItem: (/** @type {string} */ name) => void delete items[name],
    };
}
