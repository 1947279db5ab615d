/**
 * What the tests of vault and codes have in common.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from './drivers/index.mjs';

/** @typedef {import('./harness.mjs').Page} Page */
/** @typedef {import('./harness.mjs').World} World */

/** @param {Page} page @param {string} selector */
export function textOf(page, selector) {
    return page.evaluate((selector) => document.querySelector(selector)?.textContent, selector);
}

/** Waits until something is there. @param {Page} page @param {string} selector */
export function there(page, selector) {
    return eventually(
        () => page.evaluate((selector) => Boolean(document.querySelector(selector)), selector),
        (there) => there,
        20_000,
    );
}

/** Fills in a field, once it is there, and sends its form. @param {Page} page @param {string} selector @param {string} text */
export async function submit(page, selector, text) {
    await there(page, selector);
    return page.evaluate(
        (selector, text) => {
            const field = /** @type {HTMLInputElement} */ (document.querySelector(selector));
            field.value = text;
            field.form?.requestSubmit();
        },
        selector,
        text,
    );
}

/** Presses a button once it is there, wherever on the page. @param {Page} page @param {string} selector */
export async function press(page, selector) {
    await there(page, selector);
    return page.evaluate(
        (selector) => /** @type {HTMLElement} */ (document.querySelector(selector)).click(),
        selector,
    );
}

/** Chooses from the menu of an account. @param {Page} page @param {string} title how it begins @param {string} item */
export async function chooseFor(page, title, item) {
    await press(page, `.accounts [aria-label^="More for ${title}"]`);
    await press(page, `.menu-items [data-name=${item}]`);
}

/** Waits for a backup to be downloaded, and gives its bytes. @param {World} world */
export async function downloaded({ browser }) {
    const [name] = await eventually(
        async () => readdirSync(browser.downloads).filter((name) => name.endsWith('.latchkey-backup')),
        ([name]) => name && readFileSync(join(browser.downloads, name)).length > 0,
    );
    return [...readFileSync(join(browser.downloads, name ?? ''))];
}

/** Chooses a file. @param {Page} page @param {string} selector @param {number[]} bytes */
export function choose(page, selector, bytes) {
    return page.evaluate(
        (selector, bytes) => {
            const field = /** @type {HTMLInputElement} */ (document.querySelector(selector));
            const transfer = new DataTransfer();
            transfer.items.add(new File([new Uint8Array(bytes)], 'backup'));
            field.files = transfer.files;
            field.dispatchEvent(new Event('change', { bubbles: true }));
        },
        selector,
        bytes,
    );
}

/** Opens the page of the accounts. @param {World} world */
export function options(world) {
    return world.browser.openExtensionPage('pages/settings/settings.html#vault');
}

/** The same page in another document: going to the address of a section loads nothing. @param {World} world @param {Page} page */
export async function anew(world, page) {
    await page.close();
    return options(world);
}

/**
 * Makes a vault on the page of the accounts, and gives its recovery code, which is on the screen.
 * @param {Page} page
 * @param {string} password
 */
export async function createVault(page, password) {
    for (const field of ['#new-password', '#new-password-again']) {
        await eventually(
            () => page.evaluate((field) => Boolean(document.querySelector(field)), field),
            (there) => there,
        );
        await page.click(field);
        await page.type(password);
    }
    await press(page, '#create');
    return (
        (await eventually(
            () => textOf(page, '#recovery-code'),
            (code) => code,
            30_000,
        )) ?? ''
    );
}

/**
 * Opens a page and, on it, the popup, through the button in the toolbar.
 * @param {World} world
 * @param {string} url
 */
export async function popupAt({ browser }, url) {
    // A tab that is opened would close the popup.
    // One that is open would be closed by the click that is to open the next.
    const closed = await observers
        .get(browser)
        ?.evaluate(closePopups)
        .catch(() => false);
    if (!closed) observers.set(browser, await browser.openExtensionPage('pages/welcome/welcome.html'));
    const page = await browser.open(url);
    await page.activate();
    await browser.clickAction(page);
    return page;
}

/**
 * Does something in the popup that is open: a popup is in no tab, but other pages of the extension see its window.
 * @param {World} world
 * @param {'click' | 'text'} action
 * @param {string} selector
 */
export async function inPopup({ browser }, action, selector) {
    return observers.get(browser)?.evaluate(act, action, selector);
}

/**
 * Goes to a view of the popup that is open. A popup that is opening in Chromium has been seen to forget the click, on a machine with
 * much else to do: why is not known. A person would press again.
 * @param {World} world
 * @param {string} view
 * @param {string} part what is there then
 */
export async function inView(world, view, part) {
    await eventually(
        async () => {
            if ((await inExtension(world, shownView)) !== view) await inPopup(world, 'click', `#row-${view}`);
            return inExtension(world, shownView);
        },
        (shown) => shown === view,
    );
    await inPopup(world, 'text', `[data-view=${view}] ${part}`);
}

async function shownView() {
    return chrome.extension.getViews({ type: 'popup' })[0]?.location.hash.slice(1);
}

/**
 * Runs something in a page of the extension that stays open, behind the one in front.
 * @template Result
 * @param {World} world
 * @param {() => Promise<Result>} work
 */
export async function inExtension({ browser }, work) {
    return observers.get(browser)?.evaluate(work);
}

/** @type {WeakMap<import('./harness.mjs').Browser, Page>} */
const observers = new WeakMap();

/** Closes popups, and waits until they are gone: one that is on its way out would take the next click. */
async function closePopups() {
    const popups = () => chrome.extension.getViews({ type: 'popup' });
    for (const popup of popups()) popup.close();
    for (const end = Date.now() + 5_000; popups().length > 0 && Date.now() < end;)
        await new Promise((done) => setTimeout(done, 20));
    return true;
}

/** @param {'click' | 'text'} action @param {string} selector */
async function act(action, selector) {
    // Timers of a tab in the background are slow.
    for (const end = Date.now() + 15_000; Date.now() < end;) {
        // One that is on its way out may still be there, before the one that is open.
        const popups = chrome.extension.getViews({ type: 'popup' });
        const element = popups.map((popup) => popup.document?.querySelector(selector)).find(Boolean);
        if (element && action === 'click') /** @type {HTMLElement} */ (element).click();
        if (element) return element.textContent;
        await new Promise((done) => setTimeout(done, 50));
    }
    return undefined;
}
