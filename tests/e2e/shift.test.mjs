/**
 * Nothing moves by itself: the popup in each view, and every page, while they are loaded and looked at. Firefox does not measure it.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inBothBrowsers } from './harness.mjs';
import { popupOf } from './popup.mjs';
import { there } from './vault.mjs';
import { SECTIONS } from '../../extension/pages/settings/section-names.js';
import { VIEWS } from '../../extension/pages/popup/views.js';

/** The hub, and what is behind its rows. */
const PLACES = ['', ...VIEWS];
const PAGES = [
    ...SECTIONS.map((section) => `pages/settings/settings.html#${section}`),
    ...['1', '2', '3'].map((step) => `pages/welcome/welcome.html#${step}`),
    'pages/leaving/leaving.html',
];
/** What comes late has come by then. */
const SETTLED_MS = 1_500;

inBothBrowsers('what moves by itself', { access: true, size: { width: 900, height: 700 } }, (world) => {
    for (const [site, path] of [
        ['fern', '/'],
        ['quiet', '/'],
        ['larch', '/'],
        ['elm', '/setup.html'],
    ]) {
        it(`nothing in the popup about ${site}${path}`, async (test) => {
            if (world.browser.name === 'firefox') return test.skip('Firefox does not measure it');
            const address = world.sites.url(String(site), path);
            const page = await world.browser.open(address);
            for (const view of PLACES) {
                const popup = await popupOf(world, address, view);
                await there(popup, view ? 'main section' : '.now');
                assert.deepEqual(await popup.evaluate(moved, SETTLED_MS), [], view);
                await popup.close();
            }
            await page.close();
        });
    }

    it('nothing on any page', async (test) => {
        if (world.browser.name === 'firefox') return test.skip('Firefox does not measure it');
        for (const path of PAGES) {
            const page = await world.browser.openExtensionPage(path);
            await there(page, 'main');
            assert.deepEqual(await page.evaluate(moved, SETTLED_MS), [], path);
            await page.close();
        }
    });

    it('is noticed where something does', async (test) => {
        if (world.browser.name === 'firefox') return test.skip('Firefox does not measure it');
        const page = await world.browser.openExtensionPage('pages/settings/settings.html#general');
        await there(page, 'main');
        await page.evaluate(
            () => void setTimeout(() => document.body.prepend('x', document.createElement('hr')), 300),
        );
        assert.notDeepEqual(await page.evaluate(moved, SETTLED_MS), []);
        await page.close();
    });
});

// This runs in the page.

/** What has moved since the page was begun, and moves in the time to come. @param {number} ms */
function moved(ms) {
    return new Promise((done) => {
        /** @type {string[]} */
        const found = [];
        new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
                const { value, sources = [] } = /** @type {any} */ (entry);
                if (value === 0) continue;
                const names = sources.map(
                    (/** @type {any} */ { node }) => node?.id || node?.className || node?.nodeName,
                );
                found.push(`${value.toFixed(4)} ${names.join(' ')}`);
            }
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done(found), ms);
    });
}
