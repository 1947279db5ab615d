/**
 * The frames of a page: running functions in them, and writing into their fields. Only after the person's own action, never
 * at the wish of a page.
 */
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
 * Fills fields of a frame that has been looked at; a page that has become another one since gets nothing. The number of
 * those that have taken their text.
 * @param {{ tabId: number, frameId: number, origin: string, document: number }} frame
 * @param {Part[]} parts
 * @param {Pick<Meant, 'step' | 'generated'>} how
 */
export async function fillFrame({ tabId, frameId, origin, document }, parts, how) {
    const meant = { origin, document, ...how };
    const [filled] = await runInFrames({ tabId, frameIds: [frameId] }, into, parts, meant);
    return filled?.result ?? 0;
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

/**
 * @param {Part[]} parts
 * @param {Meant} meant
 */
function into(parts, meant) {
    return globalThis.latchkey.fill.into(parts, meant);
}
