/**
 * Every view and state as people see it who see it differently: in English and German, from right to left, light and dark, in colours of
 * their own, in a window of 320 px, with larger text and at 200 %. The pictures are to be looked at; what can be told without eyes is
 * told here.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findings } from '../axe.mjs';
import { show } from '../clear.mjs';
import { ARTIFACTS, inBothBrowsers } from '../harness.mjs';
import { popupOf } from '../popup.mjs';
import { createVault, options, press, there } from '../vault.mjs';
import { SECTIONS } from '../../../extension/pages/settings/section-names.js';

/** @typedef {import('../harness.mjs').Page} Page */
/** @typedef {import('../harness.mjs').World} World */
/** @typedef {import('../drivers/chromium-page.mjs').ChromiumPage} ChromiumPage */

const POPUP = { width: 360, height: 560 };
const PAGE = { width: 860, height: 900 };
const NARROW = { width: 320, height: 640 };
const ACCOUNTS = [
    ['Elm Bank', 'robin@elm.example'],
    ['A service with a name that is much longer than any popup is wide', 'somebody@moss.example'],
    ['網站', 'ユーザー'],
    ['مصرف', 'روبن'],
    ['GitHub', 'robin'],
];

/** Takes pictures of a page as it is. @typedef {(page: Page, name: string) => Promise<void>} Look */

for (const words of /** @type {const} */ (['de', 'rtl'])) {
    inBothBrowsers(
        `the gallery, ${words}`,
        { access: true, words, only: 'chromium', size: POPUP },
        (world) => {
            walk(world, async (page, name) => {
                if (words === 'de') await page.setColorScheme('dark');
                await picture(page, `${words}-${name}`);
                await page.setColorScheme('light');
                assert.equal(await page.evaluate(overflow), 0, name);
            });
        },
    );
}

inBothBrowsers('the gallery', { access: true, only: 'chromium', size: POPUP }, (world) => {
    walk(world, async (shown, name) => {
        const page = /** @type {ChromiumPage} */ (shown);
        await picture(page, `light-${name}`);
        await page.setColorScheme('dark');
        await picture(page, `dark-${name}`);
        assert.deepEqual(await page.evaluate(findings), [], name);
        await page.setColorScheme('light');
        await page.setForcedColors(true);
        await picture(page, `forced-${name}`);
        await page.setForcedColors(false);
        const before = page.puppeteer.viewport();
        const { width, height } = before ?? POPUP;
        await page.evaluate(markTextSize, 'larger');
        await inSize(page, before, `larger-${name}`);
        await page.evaluate(markTextSize, '');
        await inSize(page, NARROW, `narrow-${name}`);
        // Browsers let no popup be larger than 800 x 600 of the pixels of the screen.
        const half = { width: width === POPUP.width ? width : width / 2, height: Math.floor(height / 2) };
        await inSize(page, { ...half, deviceScaleFactor: 2 }, `double-${name}`);
        await page.puppeteer.setViewport(before);
        await settled();
    });
});

/** The popup takes the size of its window a moment later. */
function settled() {
    return new Promise((done) => setTimeout(done, 300));
}

/** @param {ChromiumPage} page @param {import('puppeteer-core').Viewport | null} size @param {string} name */
async function inSize(page, size, name) {
    await page.puppeteer.setViewport(size);
    await settled();
    await picture(page, name);
    assert.equal(await page.evaluate(overflow), 0, name);
}

/** All of a page, of the popup what is in the window. @param {Page} page @param {string} name */
async function picture(page, name) {
    const path = /** @type {`${string}.png`} */ (`${ARTIFACTS}/gallery-${name}.png`);
    const fullPage = await page.evaluate(() => document.documentElement.scrollHeight > innerHeight);
    await /** @type {ChromiumPage} */ (page).puppeteer.screenshot({ path, fullPage });
}

/** @param {World} world @param {Look} look */
function walk(world, look) {
    /** @param {Page} page @param {{ width: number, height: number }} size */
    const sized = async (page, size) => {
        await /** @type {ChromiumPage} */ (page).puppeteer.setViewport(size);
        return page;
    };

    it('the popup before there is a vault', async () => {
        const page = await world.browser.open(world.sites.url('elm', '/setup.html'));
        const popup = await popupOf(world, world.sites.url('elm', '/setup.html'));
        await there(popup, '[data-card=setUpForPage]');
        await look(popup, 'card-setUpForPage');
        await show(popup, 'codes');
        await there(popup, '#create');
        await look(popup, 'view-codes-new');
        await popup.close();
        await page.close();
    });

    it('the popup in each view, and its cards', async () => {
        const accounts = await options(world);
        await createVault(accounts, 'otter violin quay lantern');
        await sized(accounts, PAGE);
        await look(accounts, 'settings-recovery');
        await press(accounts, '#recovery-kept');
        await press(accounts, '#recovery-done');
        await there(accounts, '#accounts');
        await accounts.evaluate(addNamed, ACCOUNTS, world.sites.url('elm'));
        await accounts.close();
        for (const [site, card] of [
            ['fern', 'newPassword'],
            ['elm', 'fillCode'],
            ['quiet', 'codes'],
        ]) {
            const page = await world.browser.open(world.sites.url(String(site)));
            const popup = await popupOf(world, world.sites.url(String(site)));
            await there(popup, `[data-card=${card}]`);
            await there(popup, card === 'newPassword' ? '#fill' : '.codes li');
            await look(popup, `card-${card}`);
            await popup.close();
            await page.close();
        }
        const address = world.sites.url('larch');
        const page = await world.browser.open(address);
        await page.evaluate(() => /** @type {any} */ (globalThis).fill());
        const popup = await popupOf(world, address);
        await popup.evaluate(setCookies, address);
        for (const [view, part] of [
            ['codes', '.codes li'],
            ['cookies', '.cookie'],
            ['clear', '.plan .lines'],
            ['password', '#make'],
            ['computer', '#computer-yes'],
        ]) {
            await show(popup, /** @type {any} */ (view));
            await there(popup, `[data-view=${view}] ${part}`);
            await look(popup, `view-${view}`);
        }
        await show(popup, 'cookies');
        await press(popup, '.cookie a');
        await there(popup, '#cookie');
        await look(popup, 'view-cookie');
        await show(popup, 'clear');
        await press(popup, '#clear-go');
        await there(popup, '#clear-go[data-sure=true]');
        await look(popup, 'view-clear-asks');
        await new Promise((done) => setTimeout(done, 1_200));
        await press(popup, '#clear-go');
        await there(popup, '#clear-again');
        await press(popup, '#clear-status details summary');
        await look(popup, 'view-clear-done');
        await show(popup, '');
        await there(popup, '[data-card=clearing]');
        await look(popup, 'card-clearing');
        await press(popup, '#lock');
        await show(popup, 'codes');
        await there(popup, '#unlock');
        await look(popup, 'view-codes-locked');
        await popup.close();
        await page.close();
        const nowhere = await popupOf(world, 'about:nothing');
        await there(nowhere, '.now:not([data-card=looking]) h2');
        await look(nowhere, 'card-nowhere');
        await nowhere.close();
    });

    it('the pages', async () => {
        const page = await sized(await options(world), PAGE);
        await there(page, '#unlock');
        await look(page, 'settings-vault-locked');
        await page.evaluate((password) => {
            const field = /** @type {HTMLInputElement} */ (document.querySelector('#unlock'));
            field.value = password;
            field.form?.requestSubmit();
        }, 'otter violin quay lantern');
        await there(page, '.accounts > li:nth-child(5)');
        await press(page, '.accounts > li:nth-child(2) .menu > button');
        await look(page, 'settings-vault-menu');
        await press(page, '.accounts > li:nth-child(2) [role=menuitem]');
        await there(page, '.accounts form');
        await look(page, 'settings-vault-form');
        await page.press('Escape');
        for (const section of SECTIONS) {
            await page.evaluate((section) => void (location.hash = section), section);
            await there(page, `#part-${section}:not([hidden])`);
            await look(page, `settings-${section}`);
        }
        await page.close();
        for (const step of ['1', '2', '3']) {
            const welcome = await world.browser.openExtensionPage(`pages/welcome/welcome.html#${step}`);
            await sized(welcome, PAGE);
            await there(welcome, 'h2');
            await look(welcome, `welcome-${step}`);
            await welcome.close();
        }
    });

    it('a shared computer, and leaving it', async () => {
        const address = world.sites.url('oak');
        const popup = await world.browser.openExtensionPage('pages/popup/popup.html#computer');
        await popup.evaluate(signInAt, address);
        const page = await world.browser.open(address);
        await popup.activate();
        await press(popup, '#computer-yes');
        await there(popup, '#computer-forget');
        await look(popup, 'view-computer-shared');
        await show(popup, '');
        await there(popup, '[data-card=sharedComputer]');
        await look(popup, 'card-sharedComputer');
        const leaving = await world.browser.openExtensionPage('pages/leaving/leaving.html');
        await sized(leaving, PAGE);
        await there(leaving, '#leave');
        await look(leaving, 'leaving');
        await press(leaving, '#leave');
        await there(leaving, '#summary');
        await look(leaving, 'leaving-done');
        for (const open of [leaving, popup, page]) await open.close();
    });
}

// These run in pages of the extension.

/** @param {string} size as a choice in the settings does */
function markTextSize(size) {
    if (size) document.documentElement.dataset.textSize = size;
    else delete document.documentElement.dataset.textSize;
}

function overflow() {
    return document.documentElement.scrollWidth - document.documentElement.clientWidth;
}

/** @param {string[][]} names @param {string} address of the site of the first */
async function addNamed(names, address) {
    const { addTexts, listed, useFor } = await import(chrome.runtime.getURL('shared/vault/accounts.js'));
    const texts = names.map(([issuer, name], at) => {
        const label = encodeURIComponent(`${issuer}:${name}`);
        return `otpauth://totp/${label}?secret=GEZDGNBVGY3TQOJQGEZDG${'ABCDE'[at]}AA`;
    });
    await addTexts(texts);
    const { rows } = await listed(undefined, '');
    await useFor(rows[0].id, address);
}

/** @param {string} url */
async function setCookies(url) {
    const expirationDate = Date.now() / 1000 + 10_000_000;
    for (const name of ['remember_token', '_ga', 'theme'])
        await chrome.cookies.set({ url, name, value: 'q8v3m1z7x2c4b6n9l5k0j8h7g6f4d3s1', expirationDate });
}

/** @param {string} url */
async function signInAt(url) {
    const value = 'q8v3m1z7x2c4b6n9l5k0j8h7g6f4d3s1';
    const expirationDate = Date.now() / 1000 + 1_000_000;
    await chrome.cookies.set({ url, name: 'remember_token', value, httpOnly: true, expirationDate });
}
