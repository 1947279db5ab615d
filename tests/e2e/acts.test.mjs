/**
 * How many acts the jobs take that people have most, by mouse and by keys alone. The first is to open the popup.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Person } from './acts.mjs';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers, nobodyComplains } from './harness.mjs';
import { popupOf } from './popup.mjs';
import { anew, inExtension, inPopup, options, popupAt, textOf, there } from './vault.mjs';
import { unstore } from './stored.mjs';

/** @typedef {import('./harness.mjs').Page} Page */

const WAYS = /** @type {const} */ (['mouse', 'keys']);
const SIZE = { width: 400, height: 640 };
const COOKIES = 40;
const PASSWORD = 'otter violin quay lantern';

inBothBrowsers('acts without access', { access: false, size: SIZE }, (world) => {
    for (const how of WAYS) {
        it(`turn on here, by ${how}: 2`, { timeout: 90_000 }, async () => {
            const { browser, sites } = world;
            await browser.agreeTo(['*://*.fern.localhost/*']);
            // Whoever opens the popup has told the address of the page by that; one in a tab can be pressed by the driver.
            const page = await popupAt(world, sites.url('fern', '/login.html'));
            const popup = await popupOf(world, '/login.html');
            await there(popup, '#site-switch[aria-checked=false]');
            const person = new Person(how);
            await person.press(popup, '#site-switch');
            await there(popup, '#site-switch[aria-checked=true]');
            person.needsAtMost(2, 'turn on here');
            await popup.click('#site-switch');
            await there(popup, '#site-switch[aria-checked=false]');
            await popup.close();
            await page.close();
        });
    }
});

inBothBrowsers('acts', { access: true, size: SIZE }, (world) => {
    for (const how of WAYS) {
        it(`pause here, by ${how}: 2`, { timeout: 90_000 }, async () => {
            const page = await world.browser.open(world.sites.url('quiet'));
            const popup = await popupOf(world, world.sites.url('quiet'));
            await there(popup, '#site-switch[aria-checked=true]');
            const person = new Person(how);
            await person.press(popup, '#site-switch');
            await there(popup, '#site-switch[aria-checked=false]');
            person.needsAtMost(2, 'pause here');
            await popup.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).click());
            await there(popup, '#site-switch[aria-checked=true]');
            await popup.close();
            await page.close();
        });

        it(`a strong password, by ${how}: 2`, { timeout: 90_000 }, async () => {
            const page = await world.browser.open(world.sites.url('fern'));
            const popup = await popupOf(world, world.sites.url('fern'));
            const person = new Person(how);
            await person.press(popup, '[data-card=newPassword] #fill');
            const value = await eventually(
                () => page.evaluate(() => /** @type {any} */ (document.querySelector('#password')).value),
                (value) => value.length >= 12,
            );
            assert.ok(value);
            person.needsAtMost(2, 'a strong password');
            await popup.close();
            await page.close();
        });

        it(`repair, by ${how}: 2`, { timeout: 90_000 }, async () => {
            // What came of one that was repaired before is still on its card.
            const address = world.sites.url(how === 'mouse' ? 'quiet' : 'dark');
            const page = await world.browser.open(address);
            const popup = await popupOf(world, address);
            await there(popup, '.now:not([data-card=looking]):not([data-card=clearing])');
            await there(popup, '#repair[aria-disabled=false]');
            const person = new Person(how);
            await person.press(popup, '#repair');
            await there(popup, '[data-card=clearing] .outcome');
            person.needsAtMost(2, 'repair');
            // It was led away while its site was cleared; a tab that is on its way does not always answer.
            await eventually(() => popup.evaluate(isLoaded, address), Boolean);
            await popup.close();
            await page.close();
        });

        it(`delete one of ${COOKIES} cookies, by ${how}: 3`, { timeout: 90_000 }, async () => {
            const address = world.sites.url('oak');
            const page = await world.browser.open(address);
            const popup = await popupOf(world, address);
            await popup.evaluate(setCookies, address, COOKIES);
            await eventually(
                () => textOf(popup, '#row-cookies'),
                (text) => text?.includes(String(COOKIES)),
            );
            const person = new Person(how);
            await person.press(popup, '#row-cookies');
            await eventually(
                () => popup.evaluate(() => document.querySelectorAll('.cookie').length),
                (rows) => rows === COOKIES,
            );
            await person.press(popup, '.cookie .quiet-button');
            await eventually(
                () => popup.evaluate(async (url) => (await chrome.cookies.getAll({ url })).length, address),
                (left) => left === COOKIES - 1,
            );
            person.needsAtMost(3, `delete one of ${COOKIES} cookies`);
            await popup.evaluate(removeCookies, address);
            await popup.close();
            await page.close();
        });
    }

    for (const how of WAYS) {
        it(`leave, by ${how}: 3`, { timeout: 90_000 }, async () => {
            const address = world.sites.url('oak');
            const settings = await world.browser.openExtensionPage('pages/popup/popup.html#computer');
            await settings.evaluate(signInAt, address);
            const page = await world.browser.open(address);
            await there(settings, '#computer-yes, #computer-forget');
            await settings.evaluate(() =>
                /** @type {any} */ (document.querySelector('#computer-yes'))?.click(),
            );
            await there(settings, '#computer-forget');
            const popup = await popupOf(world, address);
            await there(popup, '[data-card=sharedComputer]');
            const person = new Person(how);
            await person.press(popup, '#computer-leave');
            const leaving = await world.browser.waitForExtensionPage('pages/leaving/leaving.html');
            await person.press(leaving, '#leave');
            await eventually(
                () => textOf(leaving, '#summary'),
                (text) => text,
                60_000,
            );
            person.needsAtMost(3, 'leave');
            for (const one of [leaving, popup, settings, page]) await one.close();
        });

        it(
            `the first account, by ${how}: 5, and the page with the QR code stays`,
            { timeout: 90_000 },
            async () => {
                let settings = await options(world);
                await unstore(settings);
                await settings.evaluate(() => chrome.storage.session.clear());
                settings = await anew(world, settings);
                await settings.evaluate(forgetComputer);
                const address = world.sites.url('elm', '/setup.html');
                const page = await popupAt(world, address);
                const tab = await inExtension(world, async () => {
                    const tabs = await chrome.tabs.query({});
                    return tabs.find(({ url }) => url?.endsWith('/setup.html'))?.id;
                });
                const person = new Person(how);
                // The driver does not reach into a popup.
                person.acts += 1;
                await inPopup(world, 'click', '[data-card=setUpForPage] #codes-set-up');
                const apart = await world.browser.waitForExtensionPage(
                    `pages/popup/popup.html?tab=${tab}#codes`,
                );
                await person.write(apart, '#new-password', PASSWORD);
                await person.write(apart, '#new-password-again', PASSWORD);
                await person.press(apart, '#create');
                await eventually(
                    () => textOf(apart, '#scan-status'),
                    (text) => text?.includes('Elm Bank (robin@elm.example) was added.'),
                    30_000,
                );
                person.needsAtMost(5, 'the first account');
                assert.equal(await page.evaluate(() => location.href), address);
                // What opens the vault besides its password is on the screen, until it is kept.
                assert.match((await textOf(apart, '#recovery-code')) ?? '', /^[0-9A-Z]{4}(-[0-9A-Z]{4}){6}$/);
                await apart.click('#recovery-kept');
                await apart.click('#recovery-done');
                await there(apart, '.codes .code');
                assert.notEqual(await apart.evaluate(() => document.activeElement?.tagName), 'BODY');
                for (const one of [apart, page, settings]) await one.close();
            },
        );
    }

    nobodyComplains(world);
});

// These run in pages of the extension.

/** @param {string} address */
async function isLoaded(address) {
    const tabs = await chrome.tabs.query({});
    return tabs.some(({ url, status }) => url === address && status === 'complete');
}

/** @param {string} url @param {number} count */
async function setCookies(url, count) {
    for (let at = 0; at < count; at += 1)
        await chrome.cookies.set({ url, name: `theme-${at}`, value: 'dark', expirationDate: 4e9 });
}

/** @param {string} url */
async function removeCookies(url) {
    for (const { name } of await chrome.cookies.getAll({ url })) await chrome.cookies.remove({ url, name });
}

/** @param {string} url */
async function signInAt(url) {
    const value = 'q8v3m1z7x2c4b6n9l5k0j8h7g6f4d3s1';
    const expirationDate = Date.now() / 1000 + 1_000_000;
    await chrome.cookies.set({ url, name: 'remember_token', value, httpOnly: true, expirationDate });
}

async function forgetComputer() {
    const { local, inMemory } = await import(chrome.runtime.getURL('shared/storage.js'));
    await Promise.all([local.remove('computer'), inMemory.remove('computer')]);
}
