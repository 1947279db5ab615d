/**
 * The frames of a page: running functions in them, and writing into their fields. Only after the person's own action, never
 * at the wish of a page.
 */
import { withPages } from '../core/bundles/pages.js';
import { LatchkeyError } from '../core/error.js';

/** @typedef {import('../content/content.js').Part} Part */
/** @typedef {import('../content/content.js').Meant} Meant */

/**
 * One document in a frame. Without `documentId`, which older browsers do not have, whatever document is there by then.
 * @typedef {{ tabId: number, frameId: number, documentId?: string | undefined }} FrameOf
 */

/**
 * That document and no other: where the frame has gone elsewhere, the browser sends nothing into it.
 * @param {FrameOf} frame
 * @returns {chrome.scripting.InjectionTarget}
 */
export function targetOf({ tabId, frameId, documentId }) {
    return documentId ? { tabId, documentIds: [documentId] } : { tabId, frameIds: [frameId] };
}

/**
 * What the first of some fields says of the passwords that it takes, and the password that was generated and filled in, while one of
 * them holds it.
 * @param {FrameOf} frame
 * @param {number[]} handles
 */
export async function aboutFields(frame, handles) {
    const [about] = await runInFrames(targetOf(frame), lookAt, handles);
    return about?.result;
}

/**
 * Fills fields of a frame that has been looked at, and that the browser confirms (`confirmed-frame.js`); a page that has become another
 * one since gets nothing, nor does a field that nobody can see. The number of those that have taken their text.
 * @param {FrameOf & { origin: string, document: number }} frame
 * @param {Part[]} parts
 * @param {Pick<Meant, 'step' | 'generated'>} how
 */
export async function fillFrame(frame, parts, how) {
    const { origin, document } = frame;
    const meant = { origin, document, ...how };
    const target = targetOf(frame);
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
 * Has the card in a frame, if there is one, say what came of a generated password. Whatever came of it, it is over by then.
 * @param {FrameOf} frame
 * @param {import('../content/content.js').Came} came
 */
export async function tellMeter(frame, came) {
    await runInFrames(targetOf(frame), say, came).catch(() => undefined);
}

/**
 * Runs a function in frames, at once, even while the page is loading; one answer for each.
 * @template {unknown[]} Facts
 * @template Result
 * @param {chrome.scripting.InjectionTarget} target
 * @param {(...facts: Facts) => Result | Promise<Result>} func
 * @param {Facts} args
 * @returns {Promise<{ frameId: number, documentId?: string, result?: Result }[]>}
 */
export async function runInFrames(target, func, ...args) {
    const injection = /** @type {{ target: typeof target, func: () => void }} */ ({
        target,
        func,
        args,
        injectImmediately: true,
    });
    const frames = await chrome.scripting.executeScript(injection);
    return /** @type {{ frameId: number, documentId?: string, result?: Result }[]} */ (frames);
}

// These run in the page's frames.

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
function lookAt(handles) {
    const { facts, fill } = globalThis.latchkey;
    const fields = handles.flatMap((handle) => facts.elementOf(handle) ?? []);
    const [first = 0] = handles;
    return { rules: fill.rulesOf(first), filled: fill.lastFor(fields) };
}

/** @param {import('../content/content.js').Came} came */
function say(came) {
    globalThis.latchkey.meter?.say(came);
}
