/**
 * What the last clearing comes to, in memory, for whichever page of the extension shows it.
 */
import { inMemory } from '../storage.js';

/** @typedef {import('../../wasm/types.js').ClearingWish} ClearingWish */

/**
 * Whether it can be undone: until then, in Unix milliseconds, and what can be brought back; there is nothing to bring back; or there was
 * too much to keep. A slot that brings nothing back is kept for the net alone.
 * @typedef {{ until: number, restores: import('../../wasm/types.js').Restorable | null } | 'nothing' | 'tooLarge'} Undo
 */

/**
 * @typedef {object} Job a clearing under way
 * @property {string} site
 * @property {string} storeId
 * @property {number | undefined} tabId
 * @property {import('../cookies/jar.js').TabOfStore | undefined} store a tab of its cookie store
 * @property {string} address
 * @property {ClearingWish} wish
 * @property {import('../../wasm/types.js').ClearingTrigger} trigger
 * @property {{ id: number, isPrivate: boolean } | undefined} due what was due, if no click has set it off
 * @property {boolean} [isOpen] its site was opened again before all of that was done
 * @property {boolean} reload
 * @property {import('../../wasm/types.js').ClearingCourse} course
 * @property {import('../../wasm/types.js').InPage[]} missed what could not be cleared in frames that went with their pages
 * @property {Planned} [planned] once there is a plan
 * @property {import('../../wasm/types.js').ClearingProgress} [progress] where the calls of that plan are
 * @property {import('../../wasm/types.js').Shown} shown whether the page was one for somebody who is signed in
 */

/**
 * @typedef {object} Planned
 * @property {import('../../wasm/types.js').ClearingPlan} plan the last one
 * @property {import('../../wasm/types.js').ClearingFacts} facts what there was before
 * @property {import('../../wasm/types.js').ClearingFacts[]} seen what there was at each look after calls
 * @property {Undo} undo
 * @property {import('../../wasm/types.js').ClearingReport} [report] what it comes to by now
 */

/** @typedef {{ site: string, storeId: string, tabId?: number | undefined, wish: ClearingWish }} About */

/**
 * What came back, of cookies and of entries of `localStorage`: how many are there again, how many stay away because newer ones are
 * there, how many are lost.
 * @typedef {Record<'cookies' | 'cookiesNewer' | 'cookiesLost' | 'items' | 'itemsNewer' | 'itemsLost', number>} Back
 */

/**
 * @typedef {About & { state: 'working', done: number, of: number, dataType?: import('../../wasm/types.js').DataType }} Working
 * @typedef {About & { state: 'done', report: import('../../wasm/types.js').ClearingReport, undo: Undo, trigger: import('../../wasm/types.js').ClearingTrigger, looksAgain: boolean, left: number, stayed: number, hanging: number, open: number, framing: number }} Done
     looksAgain: it is not over yet; left: so many pages come back; stayed: so many ask before they are left; hanging: so many do not
     answer; open: so many were not asked to go; framing: so many tabs of other sites have frames of it
 * What was brought back; other: what else of the site was cleared, and can be brought back still.
 * @typedef {About & { state: 'undone', rescued: boolean, other?: Done } & Back} Undone
 * @typedef {(Working | Done | Undone) & { at?: number }} Status
     at: when it was told, in Unix milliseconds
 */

/** @returns {Promise<Status | undefined>} */
export function status() {
    return inMemory.get('clearingStatus');
}

/**
 * What the last clearing of a site in a cookie store comes to: the last of all, or the last that can still be undone.
 * @param {string} site
 * @param {string} storeId
 * @returns {Promise<Status | undefined>}
 */
export async function statusOf(site, storeId) {
    const [last, slots = []] = await Promise.all([status(), inMemory.get('clearingUndoSlots')]);
    const isOfTheSame = (/** @type {About} */ other) => other.site === site && other.storeId === storeId;
    const done = slots.filter((slot) => isOfTheSame(slot) && slot.done);
    // What a rule has done since hides nothing that the person can bring back.
    const clicked = done.findLast(({ byClick, restores }) => byClick && restores)?.done;
    const isByRule = last?.state === 'done' && last.trigger !== 'click';
    if (last?.state === 'undone' && isOfTheSame(last)) {
        const other = done.findLast(({ restores }) => restores)?.done;
        return other ? { ...last, other } : last;
    }
    if (last && isOfTheSame(last)) return (isByRule && clicked) || last;
    return clicked ?? done.at(-1)?.done;
}

/** Where the memory is full it is not told, and nothing older in its place: that stops no clearing. @param {Status | undefined} status */
export async function setStatus(status) {
    if (status) {
        try {
            return await inMemory.set({ clearingStatus: { ...status, at: Date.now() } });
        } catch {
            // Below.
        }
    }
    await inMemory.remove('clearingStatus');
}

/**
 * Calls back whenever it changes. Registers a listener: to be called synchronously.
 * @param {(status: Status | undefined) => void} changed
 */
export function onStatusChanged(changed) {
    inMemory.onChanged('clearingStatus', changed);
}
