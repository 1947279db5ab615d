import assert from 'node:assert/strict';
import { it } from 'node:test';
import { FACTS } from '../../extension/shared/content-scripts.js';
import { inBothBrowsers, nobodyComplains } from './harness.mjs';

/** Link, and what is told of its address. */
const ADDRESSES = [
    ['/account/logout', '/account/logout'],
    ['/index.php?logout=1', '/index.php logout'],
    ['/index.php?page=inbox&action=logout&token=a1b2', '/index.php page inbox action logout token'],
    ['/index.php?do=account%2Flogout#top', '/index.php account/logout'],
];

inBothBrowsers('addresses of a page', { access: true }, (world) => {
    it('are read by the content script, those with a query too', async () => {
        const { browser, sites } = world;
        const control = await browser.openExtensionPage('pages/welcome/welcome.html');
        const page = await browser.open(sites.url('quiet'));
        await page.evaluate(
            (/** @type {string[]} */ links) => {
                document.body.innerHTML = links.map((link) => `<a href="${link}">x</a>`).join('');
            },
            ADDRESSES.map(([link]) => link),
        );
        const told = await control.evaluate(
            async (url, files) => {
                const tab = (await chrome.tabs.query({})).find((one) => one.url === url);
                const target = { tabId: tab?.id ?? -1 };
                await chrome.scripting.executeScript({ target, files });
                const [frame] = await chrome.scripting.executeScript({
                    target,
                    func: () => globalThis.latchkey.facts.collect().controls.map(({ path }) => path),
                });
                return frame?.result;
            },
            sites.url('quiet'),
            FACTS,
        );
        assert.deepEqual(
            told,
            ADDRESSES.map(([, path]) => path),
        );
        await page.close();
        await control.close();
    });

    nobodyComplains(world);
});
