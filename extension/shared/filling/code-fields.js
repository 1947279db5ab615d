/**
 * The fields of a frame that a code goes into: one for all of it, or a run of boxes.
 */
import { withPages } from '../../core/bundles/pages.js';
import { LatchkeyError } from '../../core/error.js';
import { fillFrame } from '../frames.js';

/**
 * @param {number} tabId
 * @param {import('../look-at-tab.js').Place} frame
 * @param {string} code
 */
export async function fillCodeFields(tabId, { frameId, origin, facts, focused }, code) {
    const parts = await withPages((pages) => pages.codeFields(facts, focused ?? undefined, code.length));
    if (parts.length === 0) throw new LatchkeyError('noCodeField');
    const pieces = split(code, parts);
    const frame = { tabId, frameId, origin };
    let taken = await fillFrame(frame, pieces);
    // Boxes that let one in after the other are ready for the rest now.
    if (taken > 0 && taken < pieces.length) taken = await fillFrame(frame, pieces, { again: true });
    if (taken === 0) throw new LatchkeyError('notFilled');
}

/**
 * @param {string} code
 * @param {import('../../wasm/types.js').CodePart[]} parts
 */
function split(code, parts) {
    let from = 0;
    return parts.map(({ handle, characters }) => ({ handle, text: code.slice(from, (from += characters)) }));
}
