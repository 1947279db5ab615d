/**
 * Pages that set up two-factor authentication: what they show taken over.
 */
import { runInFrames } from '../../shared/frames.js';

/** @typedef {{ frameId: number, origin: string, keys: string[] }} SetUpFrame a frame, and the shapes of its keys */

/**
 * The frames that set up two-factor authentication.
 * @param {import('../../shared/look-at-tab.js').SeenFrame[]} frames
 * @returns {SetUpFrame[]}
 */
export function setUpIn(frames) {
    return frames.flatMap(({ frameId, origin, setUp }) =>
        setUp ? [{ frameId, origin, keys: setUp.keys }] : [],
    );
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

/**
 * The origins of the frames that a picture of a tab shows, as large as a code at least; also of those that Latchkey may not look into.
 * @param {number} tabId
 */
export async function originsShown(tabId) {
    const answers = await runInFrames({ tabId, allFrames: true }, originsInFrame);
    return answers.flatMap(({ result }) => result ?? []);
}

/** Runs in the page's frames. */
function originsInFrame() {
    const smallest = 40;
    if (innerWidth < smallest || innerHeight < smallest) return [];
    const shown = [...document.querySelectorAll('iframe, frame, object, embed')].filter((frame) => {
        const { width, height } = frame.getBoundingClientRect();
        return width >= smallest && height >= smallest;
    });
    const addresses = shown.map((frame) => frame.getAttribute('src') ?? frame.getAttribute('data') ?? '');
    const others = addresses.map((address) => URL.parse(address, document.baseURI)?.origin ?? 'null');
    // What has no origin of its own (srcdoc, about:blank) is the page's, or shut off from it by a sandbox.
    return [origin, ...others.filter((other) => other !== 'null')];
}
