/**
 * The frames of a page: running functions in them, and writing into their fields. Only after the person's own action, never
 * at the wish of a page.
 */
import { withPages } from '../core/bundles/pages.js';
import { LatchkeyError } from '../core/error.js';

/** @typedef {import('../content/content.js').Part} Part */
/** @typedef {import('../content/content.js').Meant} Meant */

/**
 * What a field says of the passwords that it takes.
 * @param {number} tabId
 * @param {number} frameId
 * @param {number} handle
 */
export async function rulesOfField(tabId, frameId, handle) {
    const [rules] = await runInFrames({ tabId, frameIds: [frameId] }, rulesOf, handle);
    return rules?.result;
}

/**
 * Fills fields of a frame that has been looked at; a page that has become another one since gets nothing, nor does a field that
 * nobody can see. The number of those that have taken their text.
 * @param {{ tabId: number, frameId: number, origin: string, document: number }} frame
 * @param {Part[]} parts
 * @param {Pick<Meant, 'step' | 'generated'>} how
 */
export async function fillFrame({ tabId, frameId, origin, document }, parts, how) {
    const meant = { origin, document, ...how };
    const target = { tabId, frameIds: [frameId] };
    const [looked] = await runInFrames(
        target,
        sights,
        parts.map(({ handle }) => handle),
    );
    const judged = await withPages((pages) =>
        parts.map((part, at) => {
            const sight = looked?.result?.[at];
            return { ...part, sight: sight && pages.isSeen(sight) ? sight : null };
        }),
    );
    if (how.step === 'fill' && !judged.some(({ sight }) => sight)) throw new LatchkeyError('hiddenField');
    const [filled] = await runInFrames(target, into, judged, meant);
    return filled?.result ?? 0;
}

/**
 * The password that was generated and filled in, while one of these fields of a frame holds it.
 * @param {number} tabId
 * @param {number} frameId
 * @param {number[]} handles
 */
export async function filledBefore(tabId, frameId, handles) {
    const [filled] = await runInFrames({ tabId, frameIds: [frameId] }, lastFor, handles);
    return filled?.result ?? null;
}

/**
 * Has the card in a frame, if there is one, say what came of a generated password. Whatever came of it, it is over by then.
 * @param {{ tabId: number, frameId: number }} frame
 * @param {import('../content/content.js').Came} came
 */
export async function tellMeter({ tabId, frameId }, came) {
    await runInFrames({ tabId, frameIds: [frameId] }, say, came).catch(() => undefined);
}

/**
 * Runs a function in frames, at once, even while the page is loading; one answer for each.
 * @template {unknown[]} Facts
 * @template Result
 * @param {chrome.scripting.InjectionTarget} target
 * @param {(...facts: Facts) => Result | Promise<Result>} func
 * @param {Facts} args
 * @returns {Promise<{ frameId: number, result?: Result }[]>}
 */
export async function runInFrames(target, func, ...args) {
    const injection = /** @type {{ target: typeof target, func: () => void }} */ ({
        target,
        func,
        args,
        injectImmediately: true,
    });
    const frames = await chrome.scripting.executeScript(injection);
    return /** @type {{ frameId: number, result?: Result }[]} */ (frames);
}

// These run in the page's frames.

/** @param {number} handle */
function rulesOf(handle) {
    return globalThis.latchkey.fill.rulesOf(handle);
}

/** @param {number[]} handles */
function sights(handles) {
    return globalThis.latchkey.fill.sights(handles);
}

/**
 * @param {import('../content/content.js').JudgedPart[]} parts
 * @param {Meant} meant
 */
function into(parts, meant) {
    return globalThis.latchkey.fill.into(parts, meant);
}

/** @param {number[]} handles */
function lastFor(handles) {
    const { facts, fill } = globalThis.latchkey;
    return fill.lastFor(handles.flatMap((handle) => facts.elementOf(handle) ?? []));
}

/** @param {import('../content/content.js').Came} came */
function say(came) {
    globalThis.latchkey.meter?.say(came);
}
