/**
 * Looks at the page in a tab: what it is, and what can be done in each of its frames. Only after the person's own action, never
 * at the wish of a page.
 */
import { withPages } from '../core/bundles/pages.js';
import { FACTS, FILL, SET_UP } from './content-scripts.js';
import { runInFrames, targetOf } from './frames.js';

/** @typedef {import('../wasm/types.js').PageSummary} PageSummary */

/**
 * @typedef {object} Place one frame
 * @property {number} frameId
 * @property {string | undefined} documentId by the browser, where it says one
 * @property {string} origin as the frame says: `confirmed-frame.js` asks the browser before anything is filled in
 * @property {string[]} around the origins of the pages around it, the nearest first, as the frame says; the last of them, that of the
 *   page in the tab, is the browser's word
 * @property {number} document when it began, which tells it from others
 * @property {import('../wasm/types.js').PageFacts} facts
 * @property {number | null} focused the handle of the field with the focus
 */

/** @typedef {Place & import('../wasm/types.js').FrameSummary} SeenFrame */
/** @typedef {Omit<PageSummary, 'frames'> & { frames: SeenFrame[] }} TabLook */

/**
 * Looks once: at one frame, or at all of a tab.
 * @param {number} tabId
 * @param {number} [frameId]
 * @param {boolean} [injectImmediately] also while the page is loading
 * @returns {Promise<TabLook>}
 */
export async function lookAtTab(tabId, frameId, injectImmediately = false) {
    const target = frameId === undefined ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] };
    await chrome.scripting.executeScript({ target, files: [...FACTS, FILL, SET_UP], injectImmediately });
    const answers = await runInFrames(target, collect);
    const top = await originIn(tabId);
    const found = answers.flatMap(({ frameId, documentId, result }) =>
        result ? [{ ...result, frameId, documentId, around: aroundOf(frameId, result.around, top) }] : [],
    );
    const { frames, ...page } = await withPages((pages) =>
        pages.summarize(found.map(({ facts, focused, setUp }) => ({ facts, focused, setUp }))),
    );
    return {
        ...page,
        frames: frames.flatMap((look, at) => {
            const place = found[at];
            return place ? [{ ...place, ...look }] : [];
        }),
    };
}

/** The origin of the page in a tab, by its address. @param {number} tabId */
async function originIn(tabId) {
    const { url = '' } = (await chrome.tabs.get(tabId).catch(() => undefined)) ?? {};
    return URL.canParse(url) ? new URL(url).origin : 'null';
}

/**
 * A frame whose process was taken over says that nothing is around it, and so is not another site's.
 * @param {number} frameId
 * @param {string[]} said
 * @param {string} top
 */
function aroundOf(frameId, said, top) {
    return frameId === 0 ? [] : [...said.slice(0, -1), top];
}

/**
 * Looks at one frame again, after a text was filled in: at the form that holds it, if there still is one; where no field has
 * taken it (`null`), at the form that the person is in. The fields for a new password in it, by their handles; nothing where there
 * is no such form.
 * @param {import('./frames.js').FrameOf} frame
 * @param {string | null} text
 * @returns {Promise<number[] | undefined>}
 */
export async function lookForRest(frame, text) {
    const [answer] = await runInFrames(targetOf(frame), collectAround, text);
    const found = answer?.result;
    if (!found) return undefined;
    const { frames } = await withPages((pages) => pages.summarize([found]));
    return frames[0]?.newPasswordFields ?? [];
}

/** Runs in the page's frames. @param {string | null} text */
function collectAround(text) {
    const { facts: reader, fill, setUp } = globalThis.latchkey;
    const facts = reader.collect();
    const handles = facts.forms.flatMap(({ fields }) => fields.map(({ handle }) => handle));
    const focused = text === null ? fill.focused() : fill.holderOf(handles, text);
    return text !== null && focused === null ? null : { facts, focused, setUp: setUp.facts() };
}

/** Runs in the page's frames. */
function collect() {
    const { facts, fill, setUp } = globalThis.latchkey;
    return {
        origin: fill.origin(),
        around: fill.around(),
        document: performance.timeOrigin,
        facts: facts.collect(),
        focused: fill.focused(),
        setUp: setUp.facts(),
    };
}
