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
 * The origins of the frames that a picture of a tab shows, as large as a code at least. A frame that Latchkey may not look into has
 * none: its address says where it began, and nobody knows where it is now.
 * @param {number} tabId
 */
export async function originsShown(tabId) {
    const answers = await runInFrames({ tabId, allFrames: true }, originsInFrame);
    // Firefox names the frames too that it could not look into, whatever their size: of those, the frame around has answered.
    const page = answers.find(({ frameId }) => frameId === 0);
    return page?.result ? answers.flatMap(({ result }) => result ?? []) : [''];
}

/** Runs in the page's frames. */
function originsInFrame() {
    const smallest = 40;
    if (innerWidth < smallest || innerHeight < smallest) return [];
    /** @param {Element} element @returns {ParentNode | null} */
    const shadowOf = (element) => {
        // Firefox has it on the element; Chromium apart.
        if ('openOrClosedShadowRoot' in element) return /** @type {any} */ (element).openOrClosedShadowRoot;
        const isHtml = element instanceof HTMLElement;
        const shadow = isHtml ? globalThis.chrome?.dom?.openOrClosedShadowRoot(element) : element.shadowRoot;
        return /** @type {ShadowRoot | null} */ (shadow ?? null);
    };
    /** @param {ParentNode} root @returns {Element[]} */
    const framesIn = (root) =>
        [...root.querySelectorAll('*')].flatMap((element) => {
            const shadow = shadowOf(element);
            const inside = shadow ? framesIn(shadow) : [];
            return element.matches('iframe, frame, object, embed, fencedframe')
                ? [element, ...inside]
                : inside;
        });
    const isDoubtful = (/** @type {Element} */ frame) => {
        const { width, height } = frame.getBoundingClientRect();
        // What can be looked into is of this origin, and answers itself.
        const isOpen = 'contentDocument' in frame && frame.contentDocument !== null;
        return width >= smallest && height >= smallest && !isOpen;
    };
    return [origin, ...(framesIn(document).some(isDoubtful) ? [''] : [])];
}
