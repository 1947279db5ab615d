/**
 * Rules where something goes wrong: the browser crashes, the extension is loaded anew, a window full of tabs is closed at once.
 */
import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers, nobodyComplains } from './harness.mjs';
import { forgetRules, isFollowed, lines, setCookie, setRule, setting, storesWithCookies } from './rules.mjs';

const LARCH = 'larch.localhost';
const DAY_S = 86_400;
const TABS = 100;
/** Browsers write down what a page has stored by then: Chromium its storage after 5 s, its cookies after 30. */
const WRITTEN_MS = 35_000;

inBothBrowsers('rules where something goes wrong', { access: true, lasting: true, waits: true }, (world) => {
    afterEach(async () => {
        const page = await setting(world);
        await page.evaluate(forgetRules);
        await page.close();
    });

    const filled = async () => {
        const page = await world.browser.open(world.sites.url('larch'));
        await page.evaluate(setCookie, DAY_S);
        return page;
    };

    /** Waits until no cookie of the site is left, and answers with the only line of the log. */
    async function cleared() {
        const page = await setting(world);
        await eventually(
            () => page.evaluate(storesWithCookies, LARCH),
            (found) => found.length === 0,
            60_000,
        );
        const [line] = await eventually(
            () => page.evaluate(lines),
            (found) => found.length === 1,
        );
        // A second one would come at once.
        await new Promise((done) => setTimeout(done, 2_000));
        assert.equal((await page.evaluate(lines)).length, 1, 'once');
        await page.close();
        return line;
    }

    it('clear at the next start where the browser crashes with the tab open', async () => {
        // From here on, the profile has the extension.
        await world.restart();
        const page = await setting(world);
        await page.evaluate(setRule, LARCH, { onTabClose: true, delay: 3 });
        await filled();
        await eventually(() => page.evaluate(isFollowed, LARCH), Boolean);
        await new Promise((done) => setTimeout(done, WRITTEN_MS));
        await world.crash();
        const line = await cleared();
        assert.deepEqual([line.late, line.problem], ['notRunning', null]);
        // The crash has not taken them before.
        const cookies = line.types.find((/** @type {any} */ { dataType }) => dataType === 'cookies');
        assert.ok(cookies.removed > 0, JSON.stringify(cookies));
    });

    it('clear once where the extension is loaded anew with the tab open, and that is closed later', async () => {
        const page = await setting(world);
        await page.evaluate(setRule, LARCH, { onTabClose: true, delay: 2 });
        const shop = await filled();
        await eventually(() => page.evaluate(isFollowed, LARCH), Boolean);
        await world.browser.reloadExtension();
        // The site is open: nothing is due.
        await new Promise((done) => setTimeout(done, 6_000));
        assert.equal(await shop.evaluate(() => document.cookie.includes('cart=')), true);
        await shop.close();
        const line = await cleared();
        assert.deepEqual([line.trigger, line.problem], ['tabClosed', null]);
    });

    it(`clear once where ${TABS} tabs of the site are closed at once`, async () => {
        const page = await setting(world);
        await page.evaluate(setRule, LARCH, { onTabClose: true, delay: 2 });
        const shop = await filled();
        await page.evaluate(openTabs, world.sites.url('larch'), TABS);
        await eventually(
            () => page.evaluate(tabsOf, LARCH),
            (open) => open === TABS + 1,
            60_000,
        );
        await shop.close();
        await page.evaluate(closeTabs, LARCH);
        const line = await cleared();
        assert.deepEqual([line.trigger, line.problem], ['tabClosed', null]);
    });

    nobodyComplains(world);
});

// These run in pages of the extension.

/** @param {string} url @param {number} count */
async function openTabs(url, count) {
    for (let at = 0; at < count; at += 1) await chrome.tabs.create({ url, active: false });
}

/** @param {string} host */
async function tabsOf(host) {
    const tabs = await chrome.tabs.query({ url: `*://${host}/*`, status: 'complete' });
    return tabs.length;
}

/** @param {string} host */
async function closeTabs(host) {
    const tabs = await chrome.tabs.query({ url: `*://${host}/*` });
    await chrome.tabs.remove(tabs.map(({ id }) => /** @type {number} */ (id)));
}
