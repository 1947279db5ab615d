/**
 * Whether a code reaches the fields that are to have it, and no other.
 */
import { isDeepStrictEqual } from 'node:util';
import { named } from './case.mjs';
import { model, valueOf } from './fields.mjs';
import { settled } from './filling.mjs';

/** @typedef {import('../../e2e/drivers/index.mjs').Page} Page */

const CODE = '123456';
const FILLED_MS = 4_000;

/**
 * @param {Page} page
 * @param {Page} extension a page of the extension
 * @param {import('./case.mjs').CodeFilling} wanted
 * @returns {Promise<string[]>} problems
 */
export async function tryCode(page, extension, { got = {}, none = [], knows }) {
    const address = await page.evaluate(() => location.href);
    const refusal = await extension.evaluate(fill, address, CODE);
    const wanted = [...Object.entries(got), ...none.map((path) => /** @type {const} */ ([path, '']))];
    const problems = await settled(async () => {
        const values = await Promise.all(wanted.map(([path]) => valueOf(page, path)));
        const wrong = wanted.flatMap(([path, text], at) =>
            values[at] === text ? [] : [`${named(path)}: ${JSON.stringify(values[at])}`],
        );
        const known = knows === undefined ? knows : await model(page).catch((error) => String(error));
        return isDeepStrictEqual(known, knows)
            ? wrong
            : [...wrong, `the page knows ${JSON.stringify(known)}`];
    }, FILLED_MS);
    return problems.length > 0 && refusal ? [refusal, ...problems] : problems;
}

/**
 * Runs in a page of the extension; what it answers says why nothing was filled in.
 * @param {string} address
 * @param {string} code
 */
async function fill(address, code) {
    const load = (/** @type {string} */ path) => import(chrome.runtime.getURL(path));
    const [{ lookAtTab }, { fillCodeFields }] = await Promise.all(
        ['shared/look-at-tab.js', 'shared/filling/code-fields.js'].map(load),
    );
    const tab = (await chrome.tabs.query({})).find(({ url }) => url === address);
    if (tab?.id === undefined) return 'the tab is gone';
    const { frames } = await lookAtTab(tab.id);
    let refusal = 'no field for a code was seen';
    for (const frame of frames) {
        if (!frame.asksForCode) continue;
        try {
            await fillCodeFields(tab.id, frame, code);
            return '';
        } catch (error) {
            refusal = String(error);
        }
    }
    return refusal;
}
