/**
 * Generated passwords, and their way into the form of a page.
 */
import { withGenerator } from '../../core/bundles/generator.js';
import { withPages } from '../../core/bundles/pages.js';
import { LatchkeyError, codeOf } from '../../core/error.js';
import { confirmFrame } from '../confirmed-frame.js';
import { aboutFields, fillFrame, tellMeter } from '../frames.js';
import { lookAtTab, lookForRest } from '../look-at-tab.js';

/** @typedef {import('../../wasm/types.js').FieldRules} FieldRules */

/**
 * @typedef {object} Place the fields for a new password in one frame
 * @property {number} tabId
 * @property {number} frameId
 * @property {string | undefined} documentId
 * @property {string} origin
 * @property {number} document
 * @property {number[]} handles
 * @property {FieldRules} rules
 * @property {string | null} filled the generated password that one of them holds
 * @property {import('../../wasm/types.js').FrameOwner} owner whose the frame is: of another site, a person has to be told so before
 */

/** @typedef {{ fields: number, taken: number }} Filled how many fields were to get it, and how many hold it */

/**
 * When a form is looked at again that was filled in: a field that repeats the password may come only then, or may have been
 * drawn anew. In milliseconds after the look before.
 */
const LOOKS_AGAIN_MS = [0, 300];

/** No field states any rule. @type {FieldRules} */
export const NO_RULES = { minLength: null, maxLength: null, pattern: null, passwordRules: null };

/** @param {import('../../wasm/types.js').Wish} wish */
export function generate(wish) {
    return withGenerator((generator) => generator.generate(wish));
}

/**
 * The fields for a new password, in the frame that has some.
 * @param {number} tabId
 * @param {import('../look-at-tab.js').SeenFrame[]} frames
 * @returns {Promise<Place | undefined>}
 */
export async function newPasswordIn(tabId, frames) {
    for (const seen of frames) {
        const { frameId, documentId, origin, around, document, newPasswordFields: handles } = seen;
        if (handles.length === 0) continue;
        const owner = await withPages((pages) => pages.frameOwner(origin, around));
        const frame = { tabId, frameId, documentId };
        const { rules = NO_RULES, filled = null } = (await aboutFields(frame, handles)) ?? {};
        return { ...frame, origin, document, handles, rules, filled, owner };
    }
    return undefined;
}

/**
 * Fills a password into all fields that are for it, those that come only then too.
 * @param {Place} place
 * @param {string} text
 * @returns {Promise<Filled>}
 */
export async function fillInto(place, text) {
    /** @param {number[]} handles */
    const parts = (handles) => handles.map((handle) => ({ handle, text }));
    await confirmFrame(place);
    let fields = place.handles;
    let taken = await fillFrame(place, parts(fields), { step: 'fill', generated: true });
    for (const pause of LOOKS_AGAIN_MS) {
        await new Promise((done) => setTimeout(done, pause));
        const rest = await lookForRest(place, taken > 0 ? text : null);
        // The form has become one in which nobody chooses a password.
        if (rest?.length === 0) break;
        fields = rest ?? fields;
        taken = await fillFrame(place, parts(fields), { step: 'rest', generated: true });
    }
    // Some pages empty a field a moment later.
    taken = await fillFrame(place, parts(fields), { step: 'look', generated: true });
    if (taken === 0) throw new LatchkeyError('notFilled');
    return { fields: fields.length, taken };
}

/**
 * Makes a password that the form of a page accepts, fills it in, and has the card beside the field say what came of it.
 * @param {number} tabId
 * @param {number} [frameId]
 */
export async function fillGenerated(tabId, frameId) {
    const { frames } = await lookAtTab(tabId, frameId);
    const place = await newPasswordIn(tabId, frames);
    if (!place) throw new LatchkeyError('noField');
    try {
        if (place.owner.kind === 'stranger') throw new LatchkeyError('crossSiteFrame');
        // Nobody was told whose it is.
        if (place.owner.kind === 'otherSite') throw new LatchkeyError('otherSite');
        const wish = { kind: /** @type {const} */ ('password'), length: null, rules: place.rules };
        const { text, entropyBits, patternUnread } = await generate(wish);
        const filled = { entropyBits, patternUnread, ...(await fillInto(place, text)) };
        await tellMeter(place, { filled });
    } catch (error) {
        await tellMeter(place, { problem: codeOf(error) });
        throw error;
    }
}
