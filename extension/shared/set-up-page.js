/**
 * Pages that set up two-factor authentication: seen, and what they show taken over.
 */
import { withPages } from '../core/bundles/pages.js';
import { runInFrames } from './frames.js';
import { showSetUp } from '../background/badge.js';
import { FACTS, mayWatch, SET_UP } from '../background/watching.js';

/** @typedef {import('../wasm/types.js').SetUp & { frameId: number }} SetUpFrame */

/**
 * Marks the tab of a watched page that shows a code field and something to set up, so that the person knows where to click.
 * @param {import('../wasm/types.js').SetUpFacts} facts
 * @param {chrome.runtime.MessageSender} sender
 */
export async function noteSetUp(facts, sender) {
    const tabId = sender.tab?.id;
    if (tabId === undefined || !(await mayWatch(sender))) return false;
    if (!(await withPages((pages) => pages.setUp(facts, true)))) return false;
    await showSetUp(tabId);
    return true;
}

/**
 * The frames of a tab that set up two-factor authentication. Needs the person's click on Latchkey in that tab, or access.
 * @param {number} tabId
 * @returns {Promise<SetUpFrame[]>}
 */
export async function setUpIn(tabId) {
    const target = { tabId, allFrames: true };
    try {
        await chrome.scripting.executeScript({ target, files: [...FACTS, SET_UP] });
        const frames = await runInFrames(target, look);
        const seen = frames.map(async ({ frameId, result }) => {
            if (!result) return [];
            const setUp = await withPages((pages) =>
                pages.setUp(result.setUp, pages.asksForCode(result.page)),
            );
            return setUp ? [{ ...setUp, frameId }] : [];
        });
        return (await Promise.all(seen)).flat();
    } catch {
        return [];
    }
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

// These run in the page's frames.

function look() {
    const { facts, setUp } = globalThis.latchkey;
    return { page: facts.collect(), setUp: setUp.facts() };
}

/** @param {string[]} keys */
function take(keys) {
    return globalThis.latchkey.setUp.take(keys);
}
