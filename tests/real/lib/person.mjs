/**
 * What a person does on the pages of an application, with real clicks and keys.
 */
import { askAs } from './ask.mjs';

/** @typedef {import('../../e2e/drivers/index.mjs').Page} Page */

/** A good password that no application of these refuses. */
export const PASSWORD = 'Vq7-Harbour-Lamp';

/** Nobody reads a page and acts on it any faster. */
const READ_MS = 600;
const THERE_MS = 20_000;

/**
 * Fills in fields, and presses what sends them.
 * @param {Page} page
 * @param {Record<string, string>} fields texts by selector
 * @param {string} [button] Enter if left out
 */
export async function send(page, fields, button) {
    askAs(await page.evaluate(() => navigator.userAgent));
    for (const [selector, text] of Object.entries(fields)) {
        await there(page, selector);
        await page.click(selector);
        await page.type(text);
    }
    await pause(READ_MS);
    if (button) await page.click(button);
    else await page.press('Enter');
}

/** Waits for something that can be seen. @param {Page} page @param {string} selector */
export async function there(page, selector) {
    for (const end = Date.now() + THERE_MS; Date.now() < end; await pause(100)) {
        // A page on its way to another answers nothing.
        if (await page.evaluate(isSeen, selector).catch(() => false)) return;
    }
    throw new Error(`there is no ${selector}`);
}

/** Waits until something can be seen no more. @param {Page} page @param {string} selector */
export async function gone(page, selector) {
    for (const end = Date.now() + THERE_MS; Date.now() < end; await pause(100)) {
        if (
            await page.evaluate(isSeen, selector).then(
                (seen) => !seen,
                () => false,
            )
        )
            return;
    }
    throw new Error(`${selector} stays`);
}

/** @param {number} ms */
export function pause(ms) {
    return new Promise((done) => setTimeout(done, ms));
}

/** Runs in the page. @param {string} selector */
function isSeen(selector) {
    return [...document.querySelectorAll(selector)].some((element) => element.checkVisibility());
}
