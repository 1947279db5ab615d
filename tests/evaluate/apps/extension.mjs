/**
 * What the extension says and does, through what a person sees of it: the popup and the page for leaving. All that the judge
 * knows of the extension's own pages is in here.
 */
import { clear as pressClear } from '../../e2e/clear.mjs';
import { eventually } from '../../e2e/drivers/index.mjs';
import { press, there } from '../../e2e/vault.mjs';

/** @typedef {import('./world.mjs').World} World */
/** @typedef {import('../../e2e/drivers/index.mjs').Page} Page */

const POPUP = 'pages/popup/popup.html';
const LEAVING = 'pages/leaving/leaving.html';
const PATIENCE_MS = 20_000;
const LEAVING_MS = 120_000;

/** What the popup says in its words. */
const PAGE_SAYS = /** @type {const} */ ({
    'You seem to be signed in.': 'yes',
    'You don’t seem to be signed in.': 'no',
    'This page doesn’t show whether you’re signed in.': 'unknown',
});

/**
 * What is told of the page in front: whether it is that of somebody signed in, and what signs in.
 * @param {World} world
 * @returns {Promise<{ pageSays: string, told: string[] }>}
 */
export function tellingOf(world) {
    return withPopup(world, 'cookies', async (popup) => {
        const says = await eventually(
            () => popup.evaluate(() => document.querySelector('#signed-in')?.textContent ?? ''),
            (text) => text && !text.endsWith('…'),
            PATIENCE_MS,
        );
        const pageSays = PAGE_SAYS[/** @type {keyof typeof PAGE_SAYS} */ (says)] ?? says;
        return { pageSays, told: await popup.evaluate(namesToldIn) };
    });
}

/**
 * @param {World} world
 * @param {'fixThisSite' | 'signOutAndClear'} choice
 * @param {{ reload?: boolean }} [options] whether the page is loaded again, as it is if nobody says otherwise: what it sets then
 *   cannot be told from what was left
 */
export function clear(world, choice, { reload = true } = {}) {
    return withPopup(world, 'clear', async (popup) => {
        if (!reload) await press(popup, '#clear-reload');
        return pressClear(popup, choice);
    });
}

/** Brings back what was cleared last. @param {World} world */
export function undo(world) {
    return withPopup(world, 'clear', async (popup) => {
        await press(popup, '#clear-undo');
        await eventually(
            () =>
                popup.evaluate(() => Boolean(document.querySelector('#clear-undo, #clear-status progress'))),
            (busy) => !busy,
            PATIENCE_MS,
        );
    });
}

/** The sites in which somebody is signed in, as the page for leaving says. @param {World} world @returns {Promise<string[]>} */
export async function listed({ browser }) {
    const page = await browser.openExtensionPage(LEAVING);
    try {
        return await rowsOf(page);
    } finally {
        await page.close();
    }
}

/**
 * Signs out of the site of a host; nothing where the list does not have it.
 * @param {World} world
 * @param {string} host
 * @returns {Promise<string | null>} what is said of it
 */
export async function leave({ browser }, host) {
    const page = await browser.openExtensionPage(LEAVING);
    try {
        const site = (await rowsOf(page)).find((name) => host === name || host.endsWith(`.${name}`));
        if (!site) return null;
        await press(page, `[aria-label="Sign out of ${site}"]`);
        return await eventually(
            () => page.evaluate(outcomeIn, site),
            (text) => text && !text.endsWith('…'),
            LEAVING_MS,
        );
    } finally {
        await page.close();
    }
}

/** @param {Page} page */
async function rowsOf(page) {
    await there(page, '.sessions li, #none');
    // Open pages are asked after the cookies.
    await new Promise((done) => setTimeout(done, 1_000));
    return page.evaluate(() =>
        [...document.querySelectorAll('.sessions li strong')].map(({ textContent }) => textContent ?? ''),
    );
}

/**
 * With the popup, as a page of its own that speaks about the person's tab.
 * @template Result
 * @param {World} world
 * @param {'cookies' | 'clear'} view
 * @param {(popup: Page) => Promise<Result>} work
 */
async function withPopup({ browser, page }, view, work) {
    const popup = await browser.openExtensionPage(POPUP);
    try {
        // Pages that find nobody signed in go elsewhere by themselves.
        const id = await eventually(
            async () => popup.evaluate(tabWith, await page.evaluate(() => location.href)),
            (found) => found !== undefined,
            PATIENCE_MS,
        );
        await popup.goto(`${await popup.evaluate(() => location.href)}?tab=${id}#${view}`);
        await there(popup, view === 'clear' ? '#clear-go' : '#signed-in');
        return await work(popup);
    } finally {
        await popup.close();
    }
}

// These run in pages of the extension.

/** @param {string} address */
async function tabWith(address) {
    return (await chrome.tabs.query({})).find(({ url }) => url === address)?.id;
}

/** The cookies that are said to sign in, and what is kept in the page's storage. */
async function namesToldIn() {
    await new Promise((done) => setTimeout(done, 500));
    const cookies = [...document.querySelectorAll('.cookie')]
        .filter((row) => row.querySelector('.kind.signs'))
        .map((row) => row.querySelector('.name')?.textContent ?? '');
    const stored = [...document.querySelectorAll('#cookies-summary, .lines li')].flatMap(
        ({ textContent }) => {
            const [, names = ''] = /in the page.s storage: (.*)$/.exec(textContent ?? '') ?? [];
            return names.split(/, | and /).map((name) => name.replace(/^“|”?\.?$/g, ''));
        },
    );
    return [...new Set([...cookies, ...stored])].filter(Boolean);
}

/** @param {string} site */
function outcomeIn(site) {
    const row = [...document.querySelectorAll('.sessions li')].find(
        (row) => row.querySelector('strong')?.textContent === site,
    );
    return row?.querySelector('.outcome')?.textContent ?? '';
}
