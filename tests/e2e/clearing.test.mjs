/**
 * Clearing a site, looked at from outside the extension: by fresh pages of the sites, and by their servers.
 */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { startFrameworks } from '../site/frameworks/index.mjs';
import { clear, popupAbout, show } from './clear.mjs';
import { eventually } from './drivers/index.mjs';
import { signIn } from './frameworks.mjs';
import { ARTIFACTS, inBothBrowsers, nobodyComplains } from './harness.mjs';
import { setRule } from './rules.mjs';
import { stored, unstore } from './stored.mjs';
import { press, textOf, there } from './vault.mjs';

/** @typedef {import('./harness.mjs').Page} Page */
/** @typedef {import('./harness.mjs').World} World */

/** @type {Record<string, unknown>} */
const EMPTY = {
    cookies: [],
    localStorage: [],
    sessionStorage: [],
    databases: [],
    caches: [],
    workers: 0,
    files: [],
};

/** What a page of the site sees. @param {Page} page */
function inventory(page) {
    return page.evaluate(() => /** @type {any} */ (globalThis).inventory());
}

/** Whether the browser has the page's file in its HTTP cache. @param {Page} page */
function isCached(page) {
    return page.evaluate(() => /** @type {any} */ (globalThis).isCached());
}

/** The lines of the report. @param {Page} popup */
function lines(popup) {
    return popup.evaluate(() =>
        [...document.querySelectorAll('#clear-status li')].map((line) => line.textContent ?? ''),
    );
}

inBothBrowsers('clearing a site', { access: true, size: { width: 420, height: 900 } }, (world) => {
    /** @param {string} site */
    async function filled(site) {
        const page = await world.browser.open(world.sites.url(site));
        await page.evaluate(() => /** @type {any} */ (globalThis).fill());
        return page;
    }

    it('leaves nothing of the site in nine stores, and loses nothing of its neighbour', async () => {
        const page = await filled('larch');
        const shop = await filled('shop.larch');
        const neighbour = await filled('alarch');
        for (const [around, inside] of [
            [page, 'alarch'],
            [neighbour, 'larch'],
        ]) {
            const address = world.sites.url(String(inside), '/frame.html');
            await /** @type {Page} */ (around).evaluate(
                (address) => /** @type {any} */ (globalThis).embed(address),
                address,
            );
        }
        const popup = await popupAbout(world, world.sites.url('larch'));
        const partitioned = () => popup.evaluate(partitionedCookies);
        await eventually(partitioned, (found) => found.length === 2);
        const before = await inventory(page);
        for (const [store, found] of Object.entries(before)) {
            assert.notDeepEqual(found, EMPTY[store], `there is something in ${store}`);
        }
        assert.deepEqual(before.cookies, ['deep', 'lasting', 'session', 'strict', 'wide']);
        const kept = await inventory(neighbour);
        assert.deepEqual(kept, before);

        await clear(popup, 'signOutAndClear');
        await popup.setColorScheme('light');
        await popup.screenshot(`${ARTIFACTS}/clearing-light-${world.browser.name}.png`);
        const said = (await lines(popup)).join('\n');
        assert.match(said, /^Cookies Cleared\. \d+ found/m);
        const firefox = world.browser.name === 'firefox';
        assert.match(
            said,
            firefox ? /^HTTP cache Cleared in part/m : /^HTTP cache Cleared \(can’t be verified\)/m,
        );

        for (const old of [page, shop]) await old.close();
        for (const site of ['larch', 'shop.larch']) {
            const fresh = await world.browser.open(world.sites.url(site));
            assert.deepEqual(await inventory(fresh), EMPTY, site);
            assert.equal(await isCached(fresh), firefox, site);
            await fresh.close();
        }
        assert.deepEqual(await inventory(neighbour), kept);
        assert.equal(await isCached(neighbour), true);
        assert.deepEqual(await partitioned(), [], 'in both directions');
        await popup.close();
        await neighbour.close();
    });

    it('brings cookies and localStorage back as they were', async () => {
        const page = await filled('larch');
        const popup = await popupAbout(world, world.sites.url('larch'));
        const jar = () => popup.evaluate(jarOf, 'larch.localhost');
        const before = await jar();
        const items = await page.evaluate(() => ({ ...localStorage }));
        assert.ok(before.length >= 5);
        await clear(popup, 'signOutAndClear');
        assert.deepEqual(await jar(), []);
        await press(popup, '#clear-undo');
        await eventually(
            () => textOf(popup, '#clear-status'),
            (text) => text?.startsWith('Restored: '),
        );
        assert.deepEqual(await jar(), before);
        assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), items);
        await popup.close();
        await page.close();
    });

    it('says what it would do before it does it, and only the cache goes where that is chosen', async () => {
        const page = await filled('larch');
        const popup = await popupAbout(world, world.sites.url('larch'));
        const firefox = world.browser.name === 'firefox';
        const before = await inventory(page);
        await press(popup, '#clear-onlyTheCache');
        const plan = await eventually(
            () => textOf(popup, '#clear-plan .lines'),
            (text) => text && !text.includes('Cookies'),
        );
        assert.match(
            plan ?? '',
            firefox ? /HTTP cache Will be cleared in part\./ : /HTTP cache Will be cleared\./,
        );
        await clear(popup, 'onlyTheCache');
        assert.deepEqual(await inventory(page), { ...before, caches: [] });
        assert.equal(await isCached(page), firefox);
        await popup.close();
        await page.close();
    });

    it('says so when a page writes its data back', async () => {
        const page = await filled('larch');
        await page.evaluate(() => /** @type {any} */ (globalThis).writeBack());
        const popup = await popupAbout(world, world.sites.url('larch'));
        await clear(popup, 'signOutAndClear');
        const [line] = (await lines(popup)).filter((line) => line.startsWith('localStorage'));
        assert.match(line ?? '', /written again by the page/);
        await popup.close();
        await page.close();
    });

    it('leaves what is protected', async () => {
        const page = await filled('larch');
        const popup = await popupAbout(world, world.sites.url('larch'));
        await show(popup, 'cookies');
        await there(popup, '.cookie');
        await popup.evaluate(() => {
            const rows = [...document.querySelectorAll('.cookie')];
            const row = rows.find((row) => row.querySelector('.name')?.textContent === 'wide');
            /** @type {HTMLElement | null | undefined} */ (row?.querySelector('a'))?.click();
        });
        await press(popup, '#cookie .protect input');
        await eventually(
            () => stored(popup, 'protectedCookies'),
            (stored) => JSON.stringify(stored).includes('wide'),
        );
        await clear(popup, 'signOutAndClear');
        const left = (await popup.evaluate(jarOf, 'larch.localhost')).map(({ name }) => name);
        assert.deepEqual(left, ['wide']);
        await unstore(popup, 'protectedCookies');
        await press(popup, '#clear-options summary');
        await press(popup, '#rule-protected');
        await eventually(
            () => stored(popup, 'clearingRules'),
            (stored) => JSON.stringify(stored).includes('larch'),
        );
        await clear(popup, 'signOutAndClear');
        assert.ok(
            (await lines(popup)).every((line) => /Not cleared\. You protect it|Nothing there/.test(line)),
        );
        await unstore(popup, 'clearingRules');
        await popup.close();
        await page.close();
    });

    it('clears by itself when the last tab closes, where that was chosen, and logs it without names', async () => {
        const setting = await world.browser.openExtensionPage('pages/welcome/welcome.html');
        await setting.evaluate(setRule, 'larch.localhost', { onTabClose: true, delay: 1 });
        const page = await filled('larch');
        const second = await world.browser.open(world.sites.url('shop.larch'));
        const cookies = () => setting.evaluate(jarOf, 'larch.localhost');
        await page.close();
        await new Promise((done) => setTimeout(done, 500));
        assert.ok((await cookies()).length > 0, 'another tab of the site is open');
        await second.close();
        await eventually(cookies, (found) => found.length === 0);
        const logged = await eventually(
            () => stored(setting, 'clearingLog'),
            (stored) => JSON.stringify(stored).includes('tabClosed'),
        );
        assert.doesNotMatch(JSON.stringify(logged), /larch|localhost/);
        await unstore(setting, 'clearingRules');
        await setting.close();
    });

    it('shows the rules and the log', async () => {
        const page = await world.browser.openExtensionPage('pages/settings/settings.html#clean-up');
        await there(page, '#forget');
        assert.match(
            (await textOf(page, '#log li')) ?? '',
            /“Sign out and delete everything”, when the last tab was closed/,
        );
        await page.setColorScheme('light');
        await page.screenshot(`${ARTIFACTS}/clearing-page-light-${world.browser.name}.png`);
        await press(page, '#forget');
        await press(page, '#forget-go');
        await eventually(
            () => textOf(page, '#log'),
            (text) => text?.includes('Nothing was cleared yet.'),
        );
        await page.close();
    });

    it('clears by itself when nobody is there, where that was chosen, and no site that is open', async (test) => {
        const { tellIdle } = world.browser;
        if (!tellIdle) return test.skip('only Chromium can be told so');
        const setting = await world.browser.openExtensionPage('pages/welcome/welcome.html');
        await setting.evaluate(setRule, 'larch.localhost', { whenIdle: true });
        const cookies = () => setting.evaluate(jarOf, 'larch.localhost');
        const page = await filled('larch');
        await tellIdle('idle');
        await new Promise((done) => setTimeout(done, 500));
        assert.ok((await cookies()).length > 0, 'it is open');
        await page.close();
        await tellIdle('idle');
        await eventually(cookies, (found) => found.length === 0);
        await unstore(setting, 'clearingRules');
        await setting.close();
    });

    it('clears a hundred thousand records', async () => {
        const page = await filled('larch');
        await page.evaluate(fillDatabase, 100_000);
        const popup = await popupAbout(world, world.sites.url('larch'));
        await clear(popup, 'signOutAndClear');
        assert.match((await lines(popup)).join('\n'), /^Databases Cleared/m);
        await page.close();
        const fresh = await world.browser.open(world.sites.url('larch'));
        assert.deepEqual(await inventory(fresh), EMPTY);
        await fresh.close();
        await popup.close();
    });

    it('reloads the page where that is ticked', async () => {
        const page = await filled('larch');
        const loadedAt = () => page.evaluate(() => performance.timeOrigin).catch(() => 0);
        const before = await loadedAt();
        const popup = await popupAbout(world, world.sites.url('larch'));
        await press(popup, '#clear-reload');
        await clear(popup, 'onlyTheCache');
        await eventually(loadedAt, (at) => at > before);
        await popup.close();
        await page.close();
    });

    nobodyComplains(world);
});

inBothBrowsers('fixing a site', { access: true, size: { width: 420, height: 900 } }, (world) => {
    /** @type {import('../site/frameworks/index.mjs').Frameworks} */
    let served;
    before(async () => {
        served = await startFrameworks({ secure: true });
    });
    after(() => served.close());

    for (const name of ['django', 'laravel', 'strapi', 'firebase-web']) {
        it(`keeps you signed in to ${name}`, async () => {
            const fixture = served.fixtures.find((fixture) => fixture.name === name);
            assert.ok(fixture);
            const page = await world.browser.open(`${fixture.origin}/`);
            await signIn(served, fixture, page);
            const address = await page.evaluate(() => location.href);
            const popup = await popupAbout(world, address);
            await clear(popup, 'fixThisSite');
            await page.goto(address);
            await eventually(
                () => page.evaluate(() => document.body.innerText),
                (text) => text.includes(fixture.account.user),
            );
            await popup.close();
            await page.close();
        });
    }

    nobodyComplains(world);
});

inBothBrowsers('clearing without access', { access: false }, (world) => {
    it('works from a click on the button alone, and says what nobody could see', async () => {
        const address = world.sites.url('larch');
        const page = await world.browser.open(address);
        await page.evaluate(() => /** @type {any} */ (globalThis).fill());
        await page.activate();
        // The click gives access to the tab, so that the popup can be opened where it can be clicked: in a tab.
        const observer = await world.browser.openExtensionPage('pages/welcome/welcome.html');
        await page.activate();
        await world.browser.clickAction(page);
        await eventually(
            () => observer.evaluate(() => chrome.extension.getViews({ type: 'popup' }).length),
            (count) => count === 1,
        );
        await observer.close();
        const popup = await popupAbout(world, address);
        await clear(popup, 'fixThisSite');
        const fixed = await inventory(page);
        assert.deepEqual(
            [fixed.cookies.length, fixed.localStorage],
            [5, []],
            'what cannot be seen may sign in',
        );
        const said = await clear(popup, 'signOutAndClear');
        assert.match(said, /Without access to all of larch\.localhost, its cookies cannot be seen/);
        await page.close();
        const fresh = await world.browser.open(address);
        assert.deepEqual(await inventory(fresh), EMPTY);
        await popup.close();
        await fresh.close();
    });
});

// This runs in a page of the site.

/** @param {number} many */
async function fillDatabase(many) {
    const opening = indexedDB.open('archive');
    const database = await new Promise((done, fail) => {
        opening.onupgradeneeded = () => opening.result.createObjectStore('records');
        opening.onsuccess = () => done(opening.result);
        opening.onerror = fail;
    });
    const writing = database.transaction('records', 'readwrite');
    for (let at = 0; at < many; at += 1) writing.objectStore('records').put({ text: `record ${at}` }, at);
    await new Promise((done, fail) => {
        writing.oncomplete = done;
        writing.onerror = fail;
    });
    database.close();
}

// These run in pages of the extension.

/** @param {string} host */
async function jarOf(host) {
    const found = await chrome.cookies.getAll({ domain: host, partitionKey: {} });
    return found.sort((one, other) =>
        `${one.name} ${one.domain}` < `${other.name} ${other.domain}` ? -1 : 1,
    );
}

async function partitionedCookies() {
    return (await chrome.cookies.getAll({ partitionKey: {} }))
        .filter(({ partitionKey }) => partitionKey?.topLevelSite)
        .map(({ name, domain }) => `${name} ${domain}`);
}
