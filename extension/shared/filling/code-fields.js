/**
 * The fields of a frame that a code goes into: one for all of it, or a run of boxes.
 */
import { withPages } from '../../core/bundles/pages.js';
import { LatchkeyError } from '../../core/error.js';
import { fillFrame } from '../frames.js';

/**
 * @param {number} tabId
 * @param {import('../look-at-tab.js').Place} place
 * @param {string} code
 */
export async function fillCodeFields(tabId, place, code) {
    const { frameId, documentId, origin, document, facts, focused } = place;
    const parts = await withPages((pages) => pages.codeFields(facts, focused ?? undefined, code.length));
    if (parts.length === 0) throw new LatchkeyError('noCodeField');
    const pieces = split(code, parts);
    const frame = { tabId, frameId, documentId, origin, document };
    const taken = await fillFrame(frame, pieces, { step: 'fill', generated: false });
    // Boxes that let one in after the other are ready for the rest now.
    if (taken > 0 && taken < pieces.length)
        await fillFrame(frame, pieces, { step: 'rest', generated: false });
    if (taken === 0) throw new LatchkeyError('codeNotFilled');
}

/**
 * @param {string} code
 * @param {import('../../wasm/types.js').CodePart[]} parts
 */
function split(code, parts) {
    let from = 0;
    return parts.map(({ handle, characters }) => ({ handle, text: code.slice(from, (from += characters)) }));
}
