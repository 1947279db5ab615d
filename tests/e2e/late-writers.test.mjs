/**
 * Clearing sites that write again when nobody expects it: the pages themselves say what they find when they are loaded anew.
 */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { serveLate } from '../site/late.mjs';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers, nobodyComplains } from './harness.mjs';

/** @typedef {import('./harness.mjs').Page} Page */

const NOTHING = { cookies: [], local: [], session: [], databases: [], caches: [] };
const WISH = { choice: 'signOutAndClear', scope: 'site', since: null };

inBothBrowsers('what is written late', { access: true }, (world) => {
    /** @type {import('../site/late.mjs').LateSite} */
    let site;
    /** The same site at another port. @type {import('../site/late.mjs').LateSite} */
    let other;
    /** @type {Page} */
    let extension;

    before(async () => {
        [site, other] = await Promise.all([serveLate(), serveLate()]);
        extension = await world.browser.openExtensionPage('pages/welcome/welcome.html');
    });
    after(async () => {
        await Promise.all([site?.close(), other?.close()]);
    });

    /** @param {string} address */
    async function filled(address) {
        const page = await world.browser.open(address);
        await page.evaluate(() => /** @type {any} */ (globalThis).fill());
        return page;
    }

    /** What a page found when it was loaded, after it has come back. @param {Page} page @param {number} before when it was loaded before */
    async function foundAnew(page, before) {
        await eventually(
            () => page.evaluate(() => performance.timeOrigin).catch(() => before),
            (at) => at > before,
        );
        return eventually(() => page.evaluate(found).catch(() => undefined), Boolean);
    }

    /** @param {Page} page */
    const loadedAt = (page) => page.evaluate(() => performance.timeOrigin);

    it('is gone, whichever of its tabs writes it, and by whichever answer', async (test) => {
        const addresses = [site.url('www', '/?late&worker#inbox'), site.url('app', '/?late')];
        const pages = [await filled(String(addresses[0])), await filled(String(addresses[1]))];
        const before = await Promise.all(pages.map(loadedAt));
        const { first, end, said, toldAt } = await extension.evaluate(clear, addresses[0], WISH);
        for (const [at, page] of pages.entries()) {
            assert.deepEqual(await foundAnew(page, before[at] ?? 0), NOTHING, `tab ${at}`);
            assert.equal(await page.evaluate(() => location.href), addresses[at], 'the same address');
        }
        const cookies = said.report.types.find(({ dataType }) => dataType === 'cookies');
        assert.deepEqual([cookies?.state, cookies?.left], ['cleared', 0]);
        const cameLate = site.answered.some((at) => at > toldAt);
        if (!cameLate) test.diagnostic('Not seen: on a busy machine every answer came before the clearing.');
        assert.ok(!cameLate || Number(cookies?.again) > 0, 'the answer that came late is told of');
        assert.ok(first < end - 2000, `told after ${first} of ${end} ms`);
        for (const page of pages) await page.close();
    });

    it('is gone, however long a page has named it', async () => {
        const address = site.url('www', '/');
        const page = await filled(address);
        await page.evaluate(() => localStorage.setItem('"'.repeat(2e6), ''));
        const before = await loadedAt(page);
        await extension.evaluate(clear, address, WISH);
        assert.deepEqual(await foundAnew(page, before), NOTHING);
        await page.close();
    });

    it('is told of where it is written without end', async () => {
        const page = await filled(site.url('www', '/?late'));
        const writer = await filled(site.url('app', '/?often&draft'));
        await writer.evaluate(() => {
            const field = document.querySelector('textarea');
            if (field) field.value = 'a draft';
        });
        const before = await loadedAt(page);
        const { said } = await extension.evaluate(clear, site.url('www', '/?late'), WISH);
        const cookies = said.report.types.find(({ dataType }) => dataType === 'cookies');
        assert.equal(said.stayed, 1);
        assert.equal(cookies?.state, 'cameBack');
        assert.ok(Number(cookies?.left) > 0);
        assert.equal(await writer.evaluate(() => document.querySelector('textarea')?.value), 'a draft');
        // Chromium closes no tab that is on its way back.
        await foundAnew(page, before);
        await page.close();
        await writer.close();
        // No tab shows it any more.
        await extension.evaluate(clear, site.url('www'), WISH, false);
    });

    it('goes with its site where no cookie tells of it, at another host and another port', async () => {
        const elsewhere = [site.url('quiet', '/'), other.url('www', '/')];
        for (const address of elsewhere) {
            const page = await world.browser.open(address);
            await page.evaluate(() => localStorage.setItem('token', 'x'));
            await page.close();
        }
        const page = await filled(site.url('www', '/'));
        const before = await loadedAt(page);
        await extension.evaluate(clear, site.url('www', '/'), WISH);
        await foundAnew(page, before);
        for (const address of elsewhere) {
            const fresh = await world.browser.open(address);
            assert.deepEqual(await fresh.evaluate(found), NOTHING, address);
            await fresh.close();
        }
        await page.close();
    });

    it('hangs nowhere: a database that a page holds is gone, and can be opened anew', async () => {
        const address = site.url('www', '/?database');
        const page = await filled(address);
        const before = await loadedAt(page);
        await extension.evaluate(clear, address, { ...WISH, choice: 'fixThisSite' });
        const now = await foundAnew(page, before);
        assert.deepEqual(now?.databases, ['auth'], 'what signs in is kept');
        assert.deepEqual(now?.session, ['token'], 'in the tab too');
        assert.deepEqual(await page.evaluate(openAgain), [0, 1]);
        await page.close();
    });

    it('hangs nowhere where the page is to stay: the database is emptied', async () => {
        const address = site.url('www', '/?database');
        const page = await filled(address);
        const fix = { ...WISH, choice: 'fixThisSite' };
        const { said } = await extension.evaluate(clear, address, fix, false);
        assert.deepEqual(await page.evaluate(openAgain), [0, 1]);
        const databases = said.report.types.find(({ dataType }) => dataType === 'indexedDb');
        assert.equal(databases?.state, 'partly');
        await page.close();
    });

    it('runs nothing of the site in between', async () => {
        const page = await world.browser.open(site.url('www', '/proof'));
        await eventually(
            async () => site.ran,
            ({ length }) => length > 0,
        );
        assert.deepEqual(site.ran, ['/proof'], 'it is seen where it runs');
        await page.goto(site.url('www', '/'));
        const before = await loadedAt(page);
        await extension.evaluate(clear, site.url('www', '/'), WISH);
        await foundAnew(page, before);
        await page.close();
        assert.deepEqual([site.ran, other.ran], [['/proof'], []]);
    });

    nobodyComplains(world);
});

// These run in a page of the site.

function found() {
    return /** @type {{ found: Promise<Record<string, string[]>> }} */ (/** @type {unknown} */ (globalThis))
        .found;
}

/** How many things there are in each database, which is opened anew. */
function openAgain() {
    return /** @type {any} */ (globalThis).openAgain();
}

// This runs in a page of the extension.

/**
 * @typedef {{ state: string, stayed: number, report: { types: { dataType: string, state: string, left: number, again: number }[] } }} Said
 */

/**
 * Clears the site of a tab, or of none, and says when that was told first, when it was over, and what was told last.
 * @param {string} address
 * @param {object} wish
 * @param {boolean} [reload] whether its pages may be left
 */
async function clear(address, wish, reload = true) {
    const tabs = await chrome.tabs.query({});
    const tab = tabs.find(({ url }) => url === address) ?? tabs.find(({ active }) => active);
    const begun = performance.now();
    /** @type {number | undefined} */
    let first;
    let toldAt = Infinity;
    /** @param {Record<string, { newValue?: any }>} changes */
    const listen = ({ clearingStatus }) => {
        if (clearingStatus?.newValue?.state !== 'done' || first !== undefined) return;
        first = performance.now() - begun;
        toldAt = Date.now();
    };
    chrome.storage.session.onChanged.addListener(listen);
    const request = { kind: 'clear', tabId: tab?.id, address, wish, reload };
    const reply = await chrome.runtime.sendMessage(request);
    if (!reply.ok) throw new Error(reply.code);
    const end = performance.now() - begun;
    const { clearingStatus } = await chrome.storage.session.get('clearingStatus');
    chrome.storage.session.onChanged.removeListener(listen);
    return {
        first: Math.round(first ?? end),
        end: Math.round(end),
        toldAt,
        said: /** @type {Said} */ (clearingStatus),
    };
}
