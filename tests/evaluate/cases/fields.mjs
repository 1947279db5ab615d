/**
 * The fields of a page, by their paths through shadow roots, open or closed, and frames.
 */
import { steps } from './case.mjs';

/** @typedef {import('./case.mjs').Path} Path */
/** @typedef {import('../../e2e/drivers/index.mjs').Page} Page */

const PATIENCE_MS = 5_000;

/**
 * Clicks a field, once it is there.
 * @param {Page} page
 * @param {Path} path
 */
export async function click(page, path) {
    await page.clickAt((await page.evaluate(lookFor, steps(path), PATIENCE_MS)).centre);
}

/**
 * What stands in a field; null where there is none.
 * @param {Page} page
 * @param {Path} path
 * @returns {Promise<string | null>}
 */
export async function valueOf(page, path) {
    try {
        return (await page.evaluate(lookFor, steps(path), 0)).value;
    } catch {
        return null;
    }
}

/** What the page takes for filled in. @param {Page} page @returns {Promise<unknown>} */
export function model(page) {
    return page.evaluate(() => /** @type {any} */ (window).model());
}

/**
 * Runs in the page.
 * @param {string[]} path
 * @param {number} patience milliseconds
 */
async function lookFor(path, patience) {
    /** @param {Element} element @returns {Document | ShadowRoot | null | undefined} */
    const inside = (element) => {
        const { contentDocument } = /** @type {HTMLIFrameElement} */ (element);
        const view = /** @type {any} */ (element.ownerDocument.defaultView);
        return contentDocument ?? element.shadowRoot ?? view.judgesRootOf?.(element);
    };
    const look = () => {
        /** @type {Element[]} */
        const found = [];
        /** @type {Document | ShadowRoot | null | undefined} */
        let root = document;
        for (const selector of path) {
            const element = root?.querySelector(selector);
            if (!element) return undefined;
            found.push(element);
            root = inside(element);
        }
        return found;
    };
    let elements = look();
    for (const end = Date.now() + patience; !elements && Date.now() < end; elements = look())
        await new Promise((done) => setTimeout(done, 50));
    const field = elements?.at(-1);
    if (!elements || !field) throw new Error(`there is no ${path.join(' >>> ')}`);
    if (patience > 0) field.scrollIntoView({ block: 'nearest' });
    let [x, y] = [0, 0];
    for (const outer of elements.slice(0, -1).filter(({ localName }) => localName === 'iframe')) {
        const { left, top } = outer.getBoundingClientRect();
        x += left + outer.clientLeft;
        y += top + outer.clientTop;
    }
    const { left, top, width, height } = field.getBoundingClientRect();
    return {
        value: /** @type {HTMLInputElement} */ (field).value,
        centre: { x: Math.round(x + left + width / 2), y: Math.round(y + top + height / 2) },
    };
}
