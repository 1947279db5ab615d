/**
 * What is cleared without a click, in real browsers: when the last tab is closed, in containers, and across the end of the
 * browser.
 */
import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import { eventually } from './drivers/index.mjs';
import { ARTIFACTS, inBothBrowsers, nobodyComplains } from './harness.mjs';
import { popupOf } from './popup.mjs';
import { forgetRules, isFollowed, lines, setCookie, setRule, setting, storesWithCookies } from './rules.mjs';
import { stored, storedNames } from './stored.mjs';
import { choose, press, submit, textOf, there } from './vault.mjs';

/** @typedef {import('./harness.mjs').Page} Page */

const LARCH = 'larch.localhost';
const DAY_S = 86_400;

inBothBrowsers('rules', { access: true, lasting: true }, (world) => {
    // Also where one of them fails: a rule that stays would clear what the next one fills.
    afterEach(async () => {
        const page = await setting(world);
        await page.evaluate(forgetRules);
        await page.close();
    });

    /** A page of the site with a cookie. @param {(url: string) => Promise<Page>} [open] */
    async function filled(open = world.browser.open) {
        const page = await open(world.sites.url('larch'));
        const fill = () =>
            page.evaluate(setCookie, DAY_S).then(
                () => true,
                () => false,
            );
        // A page that has just been opened may still be on its way.
        await eventually(fill, Boolean);
        return page;
    }

    it('clear after the delay, and not while a tab is away or back in time', async () => {
        const page = await setting(world);
        await page.evaluate(setRule, LARCH, { onTabClose: true, delay: 2 });
        const cookies = () => page.evaluate(storesWithCookies, LARCH);
        const due = () => page.evaluate(isDue, LARCH);
        const shop = await filled();
        await shop.goto(world.sites.url('fern'));
        // Twice as long as the delay: nothing tells that nothing is going to happen.
        await new Promise((done) => setTimeout(done, 4_000));
        assert.equal((await cookies()).length, 1, 'it pays elsewhere');
        await shop.goto(world.sites.url('larch'));
        assert.equal(await shop.evaluate(() => document.cookie.includes('cart=')), true);
        await page.evaluate(setRule, LARCH, { onTabClose: true, delay: 60 });
        await shop.close();
        await eventually(due, Boolean);
        const back = await world.browser.open(world.sites.url('larch'));
        await eventually(due, (is) => !is);
        assert.equal((await cookies()).length, 1, 'it came back in time');
        await page.evaluate(setRule, LARCH, { onTabClose: true, delay: 2 });
        await back.close();
        await eventually(cookies, (found) => found.length === 0);
        const [line] = await eventually(
            () => page.evaluate(lines),
            (found) => found.length === 1,
        );
        assert.deepEqual([line.trigger, line.late, line.problem], ['tabClosed', null, null]);
        await page.close();
    });

    it('clear after the usual ten seconds though the background is killed meanwhile', async () => {
        const page = await setting(world);
        await page.evaluate(setRule, LARCH, { onTabClose: true });
        const shop = await filled();
        await shop.close();
        const closed = Date.now();
        await eventually(() => page.evaluate(isDue, LARCH), Boolean);
        await world.browser.killWorker();
        await eventually(
            () => page.evaluate(storesWithCookies, LARCH),
            (found) => found.length === 0,
            60_000,
        );
        assert.ok(Date.now() - closed >= 9_000, 'not before');
        await eventually(
            () => page.evaluate(lines),
            (found) => found.length === 1,
        );
        await page.close();
    });

    it('clear the jar of a container when its tab is closed, and no other', async (test) => {
        const { openInContainer } = world.browser;
        if (!openInContainer) return test.skip('Chromium has none');
        const page = await setting(world);
        await page.evaluate(setRule, LARCH, { onTabClose: true, delay: 1 });
        const cookies = () => page.evaluate(storesWithCookies, LARCH);
        const usual = await filled();
        const apart = await filled(openInContainer);
        assert.deepEqual(await cookies(), ['firefox-container-1', 'firefox-default']);
        await apart.close();
        await eventually(cookies, (found) => found.join() === 'firefox-default');
        const again = await filled(openInContainer);
        await usual.close();
        await eventually(cookies, (found) => found.join() === 'firefox-container-1');
        await again.close();
        await eventually(cookies, (found) => found.length === 0);
        await page.close();
    });

    it('can tell a container that was removed by a call that clears nothing', async (test) => {
        if (!world.browser.openInContainer) return test.skip('Chromium has none');
        const page = await setting(world);
        for (const [store, said] of /** @type {[string, string][]} */ ([
            ['firefox-default', ''],
            ['firefox-private', ''],
            ['firefox-container-1', ''],
            ['firefox-container-4711', 'Invalid cookieStoreId: firefox-container-4711'],
        ]))
            assert.equal(await page.evaluate(refusal, store), said, store);
        await page.close();
    });

    it('clear at the next start where the browser ends with the tab open', async () => {
        const page = await setting(world);
        await page.evaluate(setRule, LARCH, { onTabClose: true, delay: 3 });
        await filled();
        await eventually(() => page.evaluate(isFollowed, LARCH), Boolean);
        await world.restart();
        const after = await setting(world);
        await eventually(
            () => after.evaluate(storesWithCookies, LARCH),
            (found) => found.length === 0,
        );
        const [line] = await eventually(
            () => after.evaluate(lines),
            (found) => found.length === 1,
        );
        assert.equal(line.late, 'notRunning');
        const shown = await world.browser.openExtensionPage('pages/settings/settings.html#clean-up');
        await eventually(
            () => shown.evaluate(() => document.querySelector('#log')?.textContent),
            (text) => text?.includes('This was late, because the browser or Latchkey was closed'),
        );
        await shown.screenshot(`${ARTIFACTS}/rules-log-${world.browser.name}.png`);
    });

    nobodyComplains(world);
});

inBothBrowsers('rules without access', { access: false }, (world) => {
    it('say that they clear nothing, and the box asks for access', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('larch'));
        const observer = await setting(world);
        await observer.evaluate(setRule, LARCH, { whenIdle: true });
        // The click gives access to the tab, so that the popup can be opened where it can be clicked: in a tab.
        await page.activate();
        await browser.clickAction(page);
        await eventually(
            () => observer.evaluate(() => chrome.extension.getViews({ type: 'popup' }).length),
            (count) => count === 1,
        );
        await observer.close();
        const popup = await popupOf(world, sites.url('larch'), 'clear');
        await there(popup, '#clear-options summary');
        await press(popup, '#clear-options summary');
        assert.match((await textOf(popup, '#rule-access')) ?? '', /cannot see whether this site is open/);
        await popup.screenshot(`${ARTIFACTS}/rules-no-access-${browser.name}.png`);
        await browser.agreeTo([`*://*.${LARCH}/*`]);
        await popup.click('#rule-onTabClose');
        // It comes above the button, and moves it.
        await there(popup, '#rule-delay');
        await popup.click('.rule #turn-on');
        await eventually(
            () => popup.evaluate(() => document.querySelector('#rule-access') === null),
            Boolean,
        );
        await eventually(
            () => stored(popup, 'clearingRules'),
            (stored) => JSON.stringify(stored).includes('"onTabClose":true'),
        );
        const { origins } = await popup.evaluate(() => chrome.permissions.getAll());
        assert.ok(origins?.includes(`*://*.${LARCH}/*`), String(origins));
        await popup.screenshot(`${ARTIFACTS}/rules-${browser.name}.png`);
    });

    it('come in from a file and lack access, go site by site, and with everything that is erased', async () => {
        const page = await world.browser.openExtensionPage('pages/settings/settings.html#backup');
        const rules = [{ site: 'moss.localhost', choice: 'onlyTheCache', atStart: true }];
        const file = JSON.stringify({ latchkeySettings: 1, settings: { theme: 'dark', rules } });
        await there(page, '#settings-choose');
        await choose(page, '#settings-choose', [...new TextEncoder().encode(file)]);
        await there(page, '#settings-use');
        await press(page, '#settings-use');
        await eventually(
            () => textOf(page, '#settings-lack'),
            (text) => text?.includes('1 rule does nothing yet'),
        );
        await page.evaluate(() => void (location.hash = 'sites'));
        await there(page, '[id="turn-on-sites-moss.localhost"]');
        await page.screenshot(`${ARTIFACTS}/settings-lack-${world.browser.name}.png`);
        // What the scene before has asked for.
        await press(page, `#sites-found [aria-label*="${LARCH}"]`);
        await press(page, '#sites-found .warning button');
        await eventually(
            () => page.evaluate(() => chrome.permissions.getAll()),
            ({ origins }) => !origins?.some((origin) => origin.includes('larch')),
        );
        await page.evaluate(() => void (location.hash = 'privacy'));
        await there(page, '#report-make');
        await press(page, '#report-make');
        const report = await eventually(() => page.evaluate(reportText), Boolean);
        assert.match(report, /Firefox|Chrome/);
        assert.doesNotMatch(report, /localhost/, 'no site');
        await submit(page, '#erase-word', 'erase');
        // The page begins anew, and may be on its way.
        await eventually(
            () => textOf(page, '#erase-status').catch(() => undefined),
            (text) => text === 'Everything was erased.',
        );
        const focused = () => page.evaluate(() => document.activeElement?.id).catch(() => undefined);
        await eventually(focused, (id) => id === 'erase');
        const left = await eventually(() => storedNames(page).catch(() => undefined), Array.isArray);
        assert.ok(!left?.some((name) => ['theme', 'clearingRules', 'computer'].includes(name)), String(left));
        await page.close();
    });
});

// These run in pages of the extension.

/** @param {string} site */
async function isDue(site) {
    const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
    const clearingDue = await local.get('clearingDue');
    return String(clearingDue).includes(site) && String(clearingDue).includes('"due":{');
}

/** What the browser says of a store that is named in a call for nothing. @param {string} cookieStoreId */
async function refusal(cookieStoreId) {
    const limits = /** @type {chrome.browsingData.RemovalOptions} */ ({ cookieStoreId });
    return chrome.browsingData.remove(limits, {}).then(
        () => '',
        ({ message }) => message,
    );
}

function reportText() {
    return /** @type {HTMLTextAreaElement | null} */ (document.querySelector('#report-text'))?.value ?? '';
}
