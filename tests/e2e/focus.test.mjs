/**
 * The focus is where the person is: in the welcome page, where nothing is stored yet, in the menu of an account, and after what was
 * deleted, repaired, paused or locked. All views and sections are walked through in `long/focus-walk.test.mjs`.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventually } from './drivers/index.mjs';
import { fillSettings, forgetComputer, isSeen, setCookies, tabTo, walk } from './focus.mjs';
import { inBothBrowsers, nobodyComplains } from './harness.mjs';
import { popupOf } from './popup.mjs';
import { options, submit, textOf, there } from './vault.mjs';

const PASSWORD = 'otter violin quay lantern';

inBothBrowsers('the focus', { access: true, size: { width: 700, height: 640 } }, (world) => {
    it('is there before anything is stored', { timeout: 300_000 }, async () => {
        const site = await world.browser.open(world.sites.url('elm', '/setup.html'));
        const address = world.sites.url('elm', '/setup.html');
        for (const view of ['', 'codes']) await walk(() => popupOf(world, address, view), `new ${view}`);
        await walk(() => world.browser.openExtensionPage('pages/settings/settings.html#vault'), 'new vault');
        await site.close();
    });

    it('is there in the welcome page', { timeout: 300_000 }, async () => {
        for (const step of ['1', '2', '3'])
            await walk(
                () => world.browser.openExtensionPage(`pages/welcome/welcome.html#${step}`),
                `welcome ${step}`,
            );
    });

    it('is there in every item of the menu of an account', { timeout: 300_000 }, async () => {
        await fillSettings(world, PASSWORD);
        const page = await options(world);
        await there(page, '.accounts > li:nth-child(3)');
        await page.activate();
        await tabTo(page, '.accounts .menu > button');
        await page.press('Enter');
        const items = await page.evaluate(() => document.querySelectorAll('[role=menuitem]').length);
        await page.press('Escape');
        for (let item = 0; item < items; item += 1) {
            await isSeen(page, `before item ${item}`);
            await page.press('Enter');
            for (let step = 0; step < item; step += 1) await page.press('ArrowDown');
            await isSeen(page, `at item ${item}`);
            await page.press('Enter');
            await isSeen(page, `after item ${item}`);
            await page.press('Escape');
            const back = await isSeen(page, `back from item ${item}`);
            assert.match(back.key, /^More for/, `back from item ${item}`);
        }
        await page.close();
    });

    it('stays near what was deleted, repaired, paused or locked', { timeout: 300_000 }, async () => {
        const address = world.sites.url('larch');
        const site = await world.browser.open(address);
        const popup = await popupOf(world, address, 'cookies');
        await popup.evaluate(forgetComputer);
        await popup.evaluate(setCookies, address);
        await there(popup, '.cookie ~ .cookie');
        await popup.activate();
        await tabTo(popup, '.cookie button');
        await popup.press('Enter');
        await said(popup, /deleted/);
        assert.match((await isSeen(popup, 'after deleting')).key, /^row-/);
        await tabTo(popup, '#cookie-undo');
        await popup.press('Enter');
        await said(popup, /is back/);
        assert.match((await isSeen(popup, 'after bringing back')).key, /^row-/);
        await popup.press('Escape');
        await isSeen(popup, 'in the hub');
        for (const [control, then] of [
            ['.switch', '.switch[aria-checked=false]'],
            ['.switch', '.switch[aria-checked=true]'],
            ['#repair', '#clear-go[data-sure=true], [data-card=clearing] .outcome'],
        ]) {
            await tabTo(popup, String(control));
            await popup.press('Enter');
            await there(popup, String(then));
            await isSeen(popup, `after ${control}`);
        }
        await popup.press('Escape');
        await isSeen(popup, 'in the hub again');
        await tabTo(popup, '#lock');
        await popup.press('Enter');
        await eventually(
            () => popup.evaluate(() => document.querySelector('#lock') === null),
            (gone) => gone,
        );
        await isSeen(popup, 'after locking');
        await popup.close();
        await site.close();
        const settings = await options(world);
        await there(settings, '#unlock');
        await settings.activate();
        await isSeen(settings, 'where it is locked');
        await submit(settings, '#unlock', PASSWORD);
        await there(settings, '#accounts');
        await isSeen(settings, 'after unlocking');
        await settings.close();
    });

    nobodyComplains(world);
});

/** Waits until what was done is told. @param {import('./harness.mjs').Page} popup @param {RegExp} what */
async function said(popup, what) {
    await eventually(
        () => textOf(popup, '#cookies-status'),
        (text) => what.test(text ?? ''),
    );
}
