/**
 * How long the popup takes until what is waited for has been painted.
 */

import { writeFileSync } from 'node:fs';

/** @typedef {import('../tests/e2e/drivers/chromium-page.mjs').ChromiumPage} Page */

/** What the page that says one word has. */
export const WORD = '#word';
/** Its place in a copy of the extension. */
export const ONE_WORD = 'pages/popup/one-word.html';

/** A page of the extension that does nothing: a popup that is opened from it waits for no other's work. */
const QUIET = 'icons/16.png';

/**
 * Milliseconds from the popup's load to the paint after which so many elements are there.
 * @param {import('../tests/e2e/drivers/index.mjs').Browser} browser
 * @param {string} selector
 * @param {number} count
 * @param {{ query?: string, path?: string }} [options] query: of its address; path: another page than the popup
 * @returns {Promise<number>}
 */
export async function untilPainted(
    browser,
    selector,
    count,
    { query = '', path = 'pages/popup/popup.html' } = {},
) {
    const page = /** @type {Page} */ (await browser.openExtensionPage(QUIET));
    await page.puppeteer.evaluateOnNewDocument(notePaint, selector, count);
    await page.goto(`${page.puppeteer.url().replace(QUIET, path)}${query}`);
    const paint = await page.puppeteer.waitForFunction(() => /** @type {any} */ (globalThis).painted);
    const at = await paint.jsonValue();
    await page.close();
    return /** @type {number} */ (at);
}

/**
 * Adds a page to a copy of the extension that says one word: nothing that is loaded can be quicker.
 * @param {string} extension
 */
export function addOneWord(extension) {
    writeFileSync(
        `${extension}/${ONE_WORD}`,
        '<!doctype html><script src="one-word.js" type="module"></script>',
    );
    writeFileSync(
        `${extension}/pages/popup/one-word.js`,
        "document.body.append(Object.assign(document.createElement('p'), { id: 'word', textContent: 'word' }));",
    );
}

/**
 * Runs in the popup.
 * @param {string} selector
 * @param {number} count
 */
function notePaint(selector, count) {
    new MutationObserver((_changes, observer) => {
        if (document.querySelectorAll(selector).length < count) return;
        observer.disconnect();
        requestAnimationFrame(() =>
            setTimeout(() => Object.assign(globalThis, { painted: performance.now() })),
        );
    }).observe(document, { subtree: true, childList: true });
}
