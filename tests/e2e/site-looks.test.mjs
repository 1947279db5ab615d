/**
 * The looks of what the popup says about a whole site: its cookies, clearing it, and what came of that.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findings } from './axe.mjs';
import { eventually } from './drivers/index.mjs';
import { ARTIFACTS, inBothBrowsers } from './harness.mjs';
import { chooseAndClear, show } from './clear.mjs';
import { press, there } from './vault.mjs';

const SCHEMES = /** @type {const} */ (['light', 'dark']);

inBothBrowsers('the looks of a site', { access: true, size: { width: 460, height: 1400 } }, (world) => {
    for (const scheme of SCHEMES) {
        it(`${scheme}`, async () => {
            const { browser, sites } = world;
            const page = await browser.open(sites.url('larch'));
            await page.evaluate(() => /** @type {any} */ (globalThis).fill());
            const popup = await browser.openExtensionPage('pages/popup/popup.html');
            const tab = await popup.evaluate(async (url) => {
                const tabs = await chrome.tabs.query({});
                return tabs.find((tab) => tab.url === url)?.id;
            }, sites.url('larch'));
            await popup.goto(`${await popup.evaluate(() => location.href)}?tab=${tab}#cookies`);
            await popup.setColorScheme(scheme);
            await there(popup, '.cookie');
            assert.deepEqual(await popup.evaluate(findings), []);
            await popup.screenshot(`${ARTIFACTS}/site-cookies-list-${scheme}-${browser.name}.png`);
            await press(popup, '.cookie a');
            await there(popup, '#cookie dl');
            assert.deepEqual(await popup.evaluate(findings), []);
            await popup.screenshot(`${ARTIFACTS}/site-cookies-${scheme}-${browser.name}.png`);
            await show(popup, 'clear');
            await there(popup, '#clear-go');
            await there(popup, '.plan .lines');
            await popup.screenshot(`${ARTIFACTS}/site-plan-${scheme}-${browser.name}.png`);
            await press(popup, '#clear-options summary');
            await press(popup, '.plan summary');
            assert.deepEqual(await popup.evaluate(findings), []);
            await popup.screenshot(`${ARTIFACTS}/site-${scheme}-${browser.name}.png`);
            await press(popup, '#clear-reload');
            await chooseAndClear(popup, 'fixThisSite');
            await there(popup, '#clear-again');
            await eventually(
                () => popup.evaluate(() => document.querySelector('progress')),
                (bar) => !bar,
            );
            assert.deepEqual(await popup.evaluate(findings), []);
            await popup.screenshot(`${ARTIFACTS}/site-cleared-${scheme}-${browser.name}.png`);
            await popup.evaluate(() =>
                chrome.storage.session.remove(['clearingStatus', 'clearingUndoSlots']),
            );
            await popup.setColorScheme('light');
            await popup.close();
            await page.close();
        });
    }
});
