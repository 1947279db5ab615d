/**
 * Generated passwords, and their way into the form of a page: only after the person's own action, never at the wish of
 * a page.
 */
import { CoreError, withGenerator, withGuard } from './core.js';
import { FACTS } from './watching.js';

/** @typedef {import('../wasm/types.js').FieldRules} FieldRules */

/**
 * @typedef {object} Place the fields for a new password in one frame
 * @property {number} tabId
 * @property {number} frameId
 * @property {number[]} handles
 * @property {FieldRules} rules
 */

/** @typedef {{ entropyBits: number, patternUnread: boolean }} Filled */

/** No field states any rule. @type {FieldRules} */
export const NO_RULES = { minLength: null, maxLength: null, pattern: null, passwordRules: null };

/** @param {import('../wasm/types.js').Wish} wish */
export function generate(wish) {
    return withGenerator((generator) => generator.generate(wish));
}

/**
 * Finds the fields for a new password, in one frame or in the first that has some.
 * @param {number} tabId
 * @param {number} [frameId]
 * @returns {Promise<Place | undefined>}
 */
export async function newPasswordIn(tabId, frameId) {
    const target = frameId === undefined ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] };
    await chrome.scripting.executeScript({ target, files: [...FACTS, '/content/fill.js'] });
    for (const { frameId, result } of await run(target, look)) {
        if (!result) continue;
        const { facts, focused } = result;
        const handles = await withGuard((guard) => guard.newPasswordFields(facts, focused ?? undefined));
        const [first] = handles;
        if (first === undefined) continue;
        const [rules] = await run({ tabId, frameIds: [frameId] }, rulesOf, first);
        return { tabId, frameId, handles, rules: rules?.result ?? NO_RULES };
    }
    return undefined;
}

/**
 * @param {Place} place
 * @param {string} text
 */
export async function fillInto({ tabId, frameId, handles }, text) {
    const [filled] = await run({ tabId, frameIds: [frameId] }, into, handles, text);
    if (!filled?.result) throw new CoreError('notFilled');
}

/**
 * Makes a password that the form of a page accepts, and fills it in.
 * @param {number} tabId
 * @param {number} [frameId]
 * @returns {Promise<Filled>}
 */
export async function fillGenerated(tabId, frameId) {
    const place = await newPasswordIn(tabId, frameId);
    if (!place) throw new CoreError('noField');
    const { text, entropyBits, patternUnread } = await generate({
        kind: 'password',
        length: null,
        rules: place.rules,
    });
    await fillInto(place, text);
    return { entropyBits, patternUnread };
}

/**
 * Runs a function in frames; one answer for each.
 * @template {unknown[]} Facts
 * @template Result
 * @param {chrome.scripting.InjectionTarget} target
 * @param {(...facts: Facts) => Result} func
 * @param {Facts} args
 * @returns {Promise<{ frameId: number, result?: Result }[]>}
 */
async function run(target, func, ...args) {
    const injection = /** @type {{ target: typeof target, func: () => void }} */ ({ target, func, args });
    const frames = await chrome.scripting.executeScript(injection);
    return /** @type {{ frameId: number, result?: Result }[]} */ (frames);
}

// These run in the page's frames.

function look() {
    const { facts, fill } = globalThis.latchkey;
    return { facts: facts.collect(), focused: fill.focused() };
}

/** @param {number} handle */
function rulesOf(handle) {
    return globalThis.latchkey.fill.rulesOf(handle);
}

/**
 * @param {number[]} handles
 * @param {string} text
 */
function into(handles, text) {
    return globalThis.latchkey.fill.into(handles, text);
}
