/**
 * What nobody expects: names of three hundred letters, from right to left and with marks that turn text around, hosts as long as there
 * are any, a window of 170 px, two popups at once, a core that does not load.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { it } from 'node:test';
import { findings } from './axe.mjs';
import { sizes } from './cards.mjs';
import { eventually } from './drivers/index.mjs';
import { ARTIFACTS, inBothBrowsers, nobodyComplains } from './harness.mjs';
import { popupOf } from './popup.mjs';
import { createVault, options, press, submit, textOf, there } from './vault.mjs';
import { VIEWS } from '../../extension/pages/popup/views.js';

/** @typedef {import('./harness.mjs').Page} Page */

const PASSWORD = 'otter violin quay lantern';
const LONG = 'Abcdefghij'.repeat(30);
/** Issuers and names, as other programs may have written them. */
const NAMES = [
    [LONG, LONG.toLowerCase()],
    ['مصرف الواحة للتجارة والتنمية', 'روبن@مثال.إختبار'],
    ['\u202eknaB mlE', 'robin\u202e@elm.example'],
    ['😀'.repeat(60), '\u0301'.repeat(80)],
];
/** The longest name that a host can have. */
const LONGEST_HOST = 253;
/** The hub, and what is behind its rows. */
const PLACES = ['', ...VIEWS];

inBothBrowsers('bad input', { access: true, size: { width: 400, height: 640 } }, (world) => {
    /** @type {Page} */
    let accounts;

    it('names without end, from right to left, and turned around stay in their rows', async () => {
        accounts = await options(world);
        await createVault(accounts, PASSWORD);
        await press(accounts, '#recovery-kept');
        await press(accounts, '#recovery-done');
        await there(accounts, '#accounts');
        await accounts.evaluate(addNamed, NAMES);
        await accounts.close();
        accounts = await options(world);
        await there(accounts, `.accounts > li:nth-child(${NAMES.length})`);
        assert.equal(await accounts.evaluate(overflow), 0);
        assert.deepEqual(await accounts.evaluate(findings), []);
        await accounts.screenshot(`${ARTIFACTS}/bad-names-settings-${world.browser.name}.png`);

        const page = await world.browser.open(world.sites.url('quiet'));
        for (const view of ['', 'codes']) {
            const popup = await popupOf(world, world.sites.url('quiet'), view);
            await there(popup, '.codes li:nth-child(3)');
            assert.deepEqual(await popup.evaluate(heights), [], 'no row is higher than three lines');
            const { cut, sideways } = await popup.evaluate(sizes);
            assert.deepEqual([cut, sideways], [0, 0], view);
            // Codes are read from left to right whatever stands around them.
            assert.ok(
                await popup.evaluate(() =>
                    [...document.querySelectorAll('.code bdi')].every(
                        (code) => getComputedStyle(code).direction === 'ltr',
                    ),
                ),
            );
            assert.deepEqual(await popup.evaluate(findings), []);
            await popup.screenshot(`${ARTIFACTS}/bad-names-${view || 'now'}-${world.browser.name}.png`);
            await popup.close();
        }
        await page.close();
    });

    it('the longest host shows whose it is, in each view', async () => {
        const site = 'fern.localhost';
        const labels = Array.from({ length: 4 }, () => 'a'.repeat(58)).join('.');
        const url = world.sites.url('fern').replace(site, `${labels}.${site}`);
        const { hostname } = new URL(url);
        assert.ok(
            hostname.length > LONGEST_HOST - 10 && hostname.length <= LONGEST_HOST,
            `${hostname.length}`,
        );
        const page = await world.browser.open(url);
        for (const view of PLACES) {
            const popup = await popupOf(world, url, view);
            await eventually(
                () => textOf(popup, 'h1'),
                (text) => text?.endsWith(site),
            );
            const { cut, sideways } = await popup.evaluate(sizes);
            assert.deepEqual([cut, sideways], [0, 0], view);
            await popup.screenshot(`${ARTIFACTS}/bad-host-${view || 'now'}-${world.browser.name}.png`);
            await popup.close();
        }
        await page.close();
    });

    it('the longest host and name stand in the settings, and in the form of an account', async () => {
        const host = `${Array.from({ length: 4 }, () => 'a'.repeat(58)).join('.')}.example`;
        const page = await world.browser.openExtensionPage('pages/settings/settings.html#vault');
        await page.evaluate(keep, host, LONG);
        await there(page, '.accounts .menu > button');
        await press(page, '.accounts .menu > button');
        await press(page, '.accounts [role=menuitem]');
        await there(page, '.accounts form');
        assert.equal(await page.evaluate(overflow), 0, 'the form');
        // Where names stand above their fields, each is as wide as the form.
        assert.deepEqual(await page.evaluate(narrowFields), []);
        await page.screenshot(`${ARTIFACTS}/bad-form-${world.browser.name}.png`);
        for (const section of ['sites', 'clean-up']) {
            await page.evaluate((section) => void (location.hash = section), section);
            await there(page, `#part-${section}:not([hidden]) .remove`);
            assert.equal(await page.evaluate(overflow), 0, section);
            assert.deepEqual(await page.evaluate(findings), [], section);
            await page.screenshot(`${ARTIFACTS}/bad-${section}-${world.browser.name}.png`);
        }
        await page.close();
    });

    it('two popups at once follow each other', async () => {
        const page = await world.browser.open(world.sites.url('quiet'));
        const [one, two] = [
            await popupOf(world, world.sites.url('quiet'), 'codes'),
            await popupOf(world, world.sites.url('quiet'), 'codes'),
        ];
        for (const popup of [one, two]) await there(popup, '.codes li');
        await press(one, '#lock');
        for (const popup of [one, two]) await there(popup, '#unlock');
        await submit(two, '#unlock', PASSWORD);
        for (const popup of [one, two]) await there(popup, '.codes li');
        const shown = (/** @type {Page} */ popup) =>
            popup.evaluate(() =>
                [...document.querySelectorAll('.codes .issuer')].map(({ textContent }) => textContent),
            );
        assert.deepEqual(await shown(one), await shown(two));
        for (const open of [one, two, page]) await open.close();
    });

    nobodyComplains(world);

    it('a core that does not load is said, and what needs none goes on', async () => {
        const page = await world.browser.open(world.sites.url('quiet'));
        for (const name of ['pages', 'authenticator'])
            writeFileSync(`${world.extension}/wasm/${name}_bg.wasm`, 'no WebAssembly');
        const popup = await popupOf(world, world.sites.url('quiet'));
        await there(popup, '[data-card=problem]');
        assert.match((await textOf(popup, '[data-card=problem]')) ?? '', /Latchkey/);
        await popup.screenshot(`${ARTIFACTS}/bad-core-${world.browser.name}.png`);
        await press(popup, '#row-password');
        await there(popup, '#try');
        const settings = await world.browser.openExtensionPage('pages/settings/settings.html#vault');
        await there(settings, '.problem');
        await settings.evaluate(() => void (location.hash = 'general'));
        await there(settings, '#textSize');
        for (const open of [settings, popup, page]) await open.close();
    });
});

inBothBrowsers('a very narrow window', { access: true, size: { width: 170, height: 420 } }, (world) => {
    it('has everything in it, in each view of the popup and each page', async (test) => {
        if (world.browser.name === 'firefox') return test.skip('Firefox makes no window as narrow');
        const page = await world.browser.open(world.sites.url('fern'));
        for (const view of PLACES) {
            const popup = await popupOf(world, world.sites.url('fern'), view);
            await there(popup, view ? 'main section' : '.now h2');
            const { cut, sideways } = await eventually(
                () => popup.evaluate(sizes),
                ({ cut }) => cut === 0,
            );
            await popup.screenshot(`${ARTIFACTS}/bad-narrow-${view || 'now'}-${world.browser.name}.png`);
            assert.deepEqual([cut, sideways], [0, 0], view);
            await popup.close();
        }
        for (const path of [
            'settings/settings.html#vault',
            'settings/settings.html#sites',
            'welcome/welcome.html#1',
        ]) {
            const shown = await world.browser.openExtensionPage(`pages/${path}`);
            await there(shown, 'h2');
            assert.equal(await shown.evaluate(overflow), 0, path);
            await shown.close();
        }
        await page.close();
    });
});

// These run in pages of the extension.

function overflow() {
    return document.documentElement.scrollWidth - document.documentElement.clientWidth;
}

/** Fields of a form that leave half of it unused. */
function narrowFields() {
    // Firefox makes no window so narrow that the names stand above their fields.
    if (innerWidth >= 480) return [];
    const form = document.querySelector('.accounts form');
    const room = form?.getBoundingClientRect().width ?? 0;
    return [...(form?.querySelectorAll('input, textarea') ?? [])]
        .filter((field) => field.getBoundingClientRect().width < room * 0.6)
        .map(({ id }) => id);
}

/** @param {string} site @param {string} name of a cookie */
async function keep(site, name) {
    const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
    const when = { protected: true, onTabClose: false, atStart: false, whenIdle: false };
    await local.set({
        clearingRules: [{ site, ...when, choice: 'signOutAndClear', delay: 10 }],
        protectedCookies: [{ domain: site, path: '/', name }],
    });
}

/** Rows of codes that are higher than they should be. */
function heights() {
    const rows = [...document.querySelectorAll('.codes li')].map((row) => row.getBoundingClientRect().height);
    return rows.filter((height) => height > 72);
}

/** @param {string[][]} names */
async function addNamed(names) {
    const { addTexts } = await import(chrome.runtime.getURL('shared/vault/accounts.js'));
    const texts = names.map(([issuer, name], at) => {
        const label = encodeURIComponent(`${issuer}:${name}`);
        return `otpauth://totp/${label}?secret=GEZDGNBVGY3TQOJQGEZDG${'ABCD'[at]}AA`;
    });
    await addTexts(texts);
}
