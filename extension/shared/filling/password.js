/**
 * Generated passwords, and their way into the form of a page.
 */
import { withGenerator } from '../../core/bundles/generator.js';
import { LatchkeyError } from '../../core/error.js';
import { fillFrame, rulesOfField } from '../frames.js';
import { lookAtTab } from '../look-at-tab.js';

/** @typedef {import('../../wasm/types.js').FieldRules} FieldRules */

/**
 * @typedef {object} Place the fields for a new password in one frame
 * @property {number} tabId
 * @property {number} frameId
 * @property {string} origin
 * @property {number[]} handles
 * @property {FieldRules} rules
 */

/** @typedef {{ entropyBits: number, patternUnread: boolean }} Filled */

/** No field states any rule. @type {FieldRules} */
export const NO_RULES = { minLength: null, maxLength: null, pattern: null, passwordRules: null };

/** @param {import('../../wasm/types.js').Wish} wish */
export function generate(wish) {
    return withGenerator((generator) => generator.generate(wish));
}

/**
 * The fields for a new password, in the first frame that has some.
 * @param {number} tabId
 * @param {import('../look-at-tab.js').SeenFrame[]} frames
 * @returns {Promise<Place | undefined>}
 */
export async function newPasswordIn(tabId, frames) {
    for (const { frameId, origin, newPasswordFields: handles } of frames) {
        const [first] = handles;
        if (first === undefined) continue;
        const rules = (await rulesOfField(tabId, frameId, first)) ?? NO_RULES;
        return { tabId, frameId, origin, handles, rules };
    }
    return undefined;
}

/**
 * @param {Place} place
 * @param {string} text
 */
export function fillInto(place, text) {
    return fillFrame(
        place,
        place.handles.map((handle) => ({ handle, text })),
    );
}

/**
 * Makes a password that the form of a page accepts, and fills it in.
 * @param {number} tabId
 * @param {number} [frameId]
 * @returns {Promise<Filled>}
 */
export async function fillGenerated(tabId, frameId) {
    const { frames } = await lookAtTab(tabId, frameId);
    const place = await newPasswordIn(tabId, frames);
    if (!place) throw new LatchkeyError('noField');
    const { text, entropyBits, patternUnread } = await generate({
        kind: 'password',
        length: null,
        rules: place.rules,
    });
    await fillInto(place, text);
    return { entropyBits, patternUnread };
}
