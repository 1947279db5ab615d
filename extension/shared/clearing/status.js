/**
 * What the last clearing comes to, in memory, for whichever page of the extension shows it.
 */

/** @typedef {import('../../wasm/types.js').ClearingWish} ClearingWish */

/**
 * Whether it can be undone: it can; there is nothing to bring back; or there was too much to keep.
 * @typedef {'kept' | 'nothing' | 'tooLarge'} Undo
 */

/**
 * @typedef {object} Job a clearing under way
 * @property {string} site
 * @property {number | undefined} tabId
 * @property {string} address
 * @property {ClearingWish} wish
 * @property {import('../../wasm/types.js').ClearingTrigger} trigger
 * @property {boolean} reload
 * @property {import('../../wasm/types.js').ClearingPlan} plan
 * @property {import('../../wasm/types.js').ClearingFacts} facts
 * @property {Undo} undo
 */

/** @typedef {{ site: string, tabId?: number | undefined, wish: ClearingWish }} About */

/**
 * @typedef {About & { state: 'working', done: number, of: number, dataType?: import('../../wasm/types.js').DataType }} Working
 * @typedef {About & { state: 'done', report: import('../../wasm/types.js').ClearingReport, at: number, undo: Undo, trigger: import('../../wasm/types.js').ClearingTrigger }} Done
 * @typedef {About & { state: 'undone', cookies: number, cookiesLost: number, items: number, itemsLost: number }} Undone
 * @typedef {Working | Done | Undone} Status
 */

const KEY = 'clearingStatus';

/** @returns {Promise<Status | undefined>} */
export async function status() {
    const stored = await chrome.storage.session.get(KEY);
    return /** @type {Status | undefined} */ (stored[KEY]);
}

/** @param {Status | undefined} status */
export async function setStatus(status) {
    if (status) await chrome.storage.session.set({ [KEY]: status });
    else await chrome.storage.session.remove(KEY);
}

/**
 * Calls back whenever it changes. Registers a listener: to be called synchronously.
 * @param {(status: Status | undefined) => void} changed
 */
export function onStatusChanged(changed) {
    chrome.storage.onChanged.addListener((changes, area) => {
        if (area === 'session' && changes[KEY]) {
            changed(/** @type {Status | undefined} */ (changes[KEY].newValue));
        }
    });
}
