/**
 * Pages that set up two-factor authentication: what they show taken over.
 */
import { runInFrames } from '../../shared/frames.js';

/** @typedef {{ frameId: number, keys: string[] }} SetUpFrame a frame, and the shapes of its keys */

/**
 * The frames that set up two-factor authentication.
 * @param {import('../../shared/look-at-tab.js').SeenFrame[]} frames
 * @returns {SetUpFrame[]}
 */
export function setUpIn(frames) {
    return frames.flatMap(({ frameId, setUp }) => (setUp ? [{ frameId, keys: setUp.keys }] : []));
}

/**
 * The addresses that such frames link to, or else the one key that they show.
 * @param {number} tabId
 * @param {SetUpFrame[]} frames
 */
export async function takeFrom(tabId, frames) {
    const taken = await Promise.all(
        frames.map(async ({ frameId, keys }) => {
            const [frame] = await runInFrames({ tabId, frameIds: [frameId] }, take, keys);
            return frame?.result ?? { addresses: [], keys: [] };
        }),
    );
    const addresses = taken.flatMap(({ addresses }) => addresses);
    const keys = new Set(taken.flatMap(({ keys }) => keys));
    // Of two different ones nobody knows which it is.
    return addresses.length > 0 || keys.size !== 1 ? addresses : [...keys];
}

/** Runs in the page's frames. @param {string[]} keys */
function take(keys) {
    return globalThis.latchkey.setUp.take(keys);
}
