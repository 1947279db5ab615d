/**
 * How long the popup takes until what is waited for has been painted.
 */

/** @typedef {import('../tests/e2e/drivers/chromium-page.mjs').ChromiumPage} Page */

/** A page of the extension that does nothing: a popup that is opened from it waits for no other's work. */
const QUIET = 'icons/16.png';

/**
 * Milliseconds from the popup's load to the paint after which so many elements are there.
 * @param {import('../tests/e2e/drivers/index.mjs').Browser} browser
 * @param {string} selector
 * @param {number} count
 * @param {string} [query] of the popup's address
 * @returns {Promise<number>}
 */
export async function untilPainted(browser, selector, count, query = '') {
    const page = /** @type {Page} */ (await browser.openExtensionPage(QUIET));
    await page.puppeteer.evaluateOnNewDocument(notePaint, selector, count);
    await page.goto(`${page.puppeteer.url().replace(QUIET, 'popup/popup.html')}${query}`);
    const paint = await page.puppeteer.waitForFunction(() => /** @type {any} */ (globalThis).painted);
    const at = await paint.jsonValue();
    await page.close();
    return /** @type {number} */ (at);
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
