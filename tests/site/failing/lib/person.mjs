/**
 * What a person does: types, clicks, waits for what comes.
 */
import { pause, until } from '../../../e2e/frameworks.mjs';

/** @typedef {import('../../../e2e/drivers/index.mjs').Page} Page */
/** @typedef {import('./site.mjs').Account} Account */

/** Nobody reads a page and acts on it any faster. */
const READ_MS = 400;
/** What draws itself after an answer has done so. */
const DRAWN_MS = 500;
/** So long a person waits for something to happen. */
const PATIENCE_MS = 3_000;

/** Opens a page, also one that cannot be opened. @param {Page} page @param {string} url */
export async function open(page, url) {
    await page.goto(url).catch(() => undefined);
    await pause(DRAWN_MS);
}

/** Types into a field that may hold something. @param {Page} page @param {string} selector @param {string} text */
export async function fill(page, selector, text) {
    await until(() => page.evaluate(isThere, selector), selector);
    await page.click(selector);
    await page.evaluate(select, selector);
    await page.type(text);
}

/**
 * What else a person does.
 * @typedef {object} Manner
 * @property {(page: Page) => Promise<void>} [between] before the form is sent
 * @property {number} [patience] milliseconds
 */

/**
 * Fills in the form in front and sends it.
 * @param {Page} page
 * @param {import('./layout.mjs').Layout} layout
 * @param {Account} typed
 * @param {Manner} [manner]
 */
export async function fillIn(page, layout, { user, password }, { between, patience } = {}) {
    await fill(page, `[name="${layout.user}"]`, user);
    await fill(page, `[name="${layout.password}"]`, password);
    await between?.(page);
    await press(page, layout.submit, patience);
}

/**
 * Clicks, and waits until something has come of it.
 * @param {Page} page
 * @param {string} selector
 * @param {number} [patience] milliseconds
 */
export async function press(page, selector, patience = PATIENCE_MS) {
    await pause(READ_MS);
    const before = await page.evaluate(sight);
    await page.click(selector);
    for (const end = Date.now() + patience; Date.now() < end; await pause(100)) {
        // A page on its way to another, or of the browser, answers nothing.
        const now = await page.evaluate(sight).catch(() => before);
        if (now && now !== before) break;
    }
    await pause(DRAWN_MS);
}

/** Whether the page in front is that of somebody who is in. @param {Page} page */
export async function isIn(page) {
    return page.evaluate(isThere, '#sign-out').catch(() => false);
}

// These run in the page.

/** @param {string} selector */
function isThere(selector) {
    return Boolean(document.querySelector(selector));
}

/** @param {string} selector */
function select(selector) {
    /** @type {HTMLInputElement | null} */ (document.querySelector(selector))?.select();
}

/** What can be read, and since when; nothing while the page loads. */
function sight() {
    const { readyState, body } = document;
    return readyState === 'complete' ? `${performance.timeOrigin} ${body?.innerText}` : '';
}
