import assert from 'node:assert/strict';
import { it } from 'node:test';
import { UNSEEN } from '../site/hostile/unseen.mjs';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers, noMeter, nobodyComplains, shownMeter } from './harness.mjs';

/** @typedef {import('./harness.mjs').Page} Page */

/** @param {Page} page @param {string} selector */
const valueOf = (page, selector) =>
    page.evaluate(
        (selector) => /** @type {HTMLInputElement} */ (document.querySelector(selector)).value,
        selector,
    );
/** Types until a meter comes: the first keys can come before Latchkey is there. @param {Page} page */
const typeUntilShown = (page) =>
    eventually(
        async () => {
            await page.type('t');
            return page.meter();
        },
        (meter) => meter?.visible && meter.verdict,
    );
/** How much Latchkey has shown in the page so far. @param {Page} page */
const shownIn = (page) => page.evaluate(() => Number(/** @type {any} */ (globalThis).shown));

inBothBrowsers('fields that a person does not see, or is not in', { access: true }, (world) => {
    /** @param {string} way */
    const open = (way) => world.browser.open(world.sites.url('hostile', `/unseen.html#${way}`));

    it('no meter comes before a person does something', async () => {
        for (const way of ['on-load', 'focused-without-end']) {
            const page = await open(way);
            await noMeter(page);
            await page.click('h1');
            await noMeter(page);
            assert.equal(await shownIn(page), 0, way);
            await page.type('tulip');
            if (way === 'on-load') assert.equal(await valueOf(page, '#password'), '');
            await page.click('#password');
            await page.type('tulip');
            await shownMeter(page, ({ verdict }) => verdict === 'Weak');
            await page.close();
        }
    });

    it('the meter comes at the first key where the page has given the focus, and with the Tab key', async () => {
        const page = await open('before-a-backdrop');
        await typeUntilShown(page);
        await page.click('#email');
        await eventually(
            () => page.meter(),
            (meter) => meter === null,
        );
        await page.press('Tab');
        await shownMeter(page);
        await page.close();
    });

    for (const way of UNSEEN) {
        it(`${way}: no meter comes, and nothing is filled in`, async () => {
            const page = await open(way);
            await page.type('tulip');
            assert.equal(await valueOf(page, '#password'), 'tulip');
            await noMeter(page);
            assert.equal(await shownIn(page), 0);
            const said = await refusal(page);
            const value = await valueOf(page, '#password');
            await page.close();
            assert.equal(said, 'Refused: the field cannot be seen, or something lies over it.');
            assert.equal(value, 'tulip');
        });
    }

    it('nothing is filled in, and no meter comes, in a frame that cannot be seen', async () => {
        const inner = world.sites.url('hostile', '/unseen.html#before-a-backdrop');
        const list = encodeURIComponent(JSON.stringify([inner]));
        const page = await world.browser.open(world.sites.url('hostile', `/shared/nest.html#${list}`));
        await page.click('iframe', '#password');
        await page.type('tulip');
        await shownMeter(page);
        await page.evaluate(() => {
            const frame = /** @type {HTMLElement} */ (document.querySelector('iframe'));
            frame.style.opacity = '0.01';
        });
        await eventually(
            () => page.meter(),
            (meter) => meter === null,
        );
        const said = await refusal(page);
        await page.close();
        assert.equal(said, 'Refused: the field cannot be seen, or something lies over it.');
    });

    it('what only lies over a field and hides nothing does not matter', async () => {
        for (const way of ['below-a-frame-without-a-ground', 'below-its-label']) {
            const page = await open(way);
            await page.click('#password');
            await shownMeter(page);
            await page.pressFillCommand();
            const { result } = await shownMeter(page, ({ result }) => result);
            assert.match(result, /^A password was filled in/, way);
            await page.close();
        }
    });

    it('what is hidden under the meter takes it along', async () => {
        const page = await open('before-a-backdrop');
        await typeUntilShown(page);
        await page.evaluate(() => (document.documentElement.className = 'transparent'));
        await eventually(
            () => page.meter(),
            (meter) => meter === null,
        );
        await page.close();
    });

    it('a code goes into no field that cannot be seen', async () => {
        const page = await open('covered-by-a-popover-that-clicks-go-through');
        await page.evaluate(() => {
            const field = /** @type {HTMLInputElement} */ (document.querySelector('#password'));
            const [label] = field.labels ?? [];
            if (label?.firstChild) label.firstChild.textContent = 'One-time code';
            field.type = 'text';
            field.autocomplete = 'one-time-code';
            field.name = 'otp';
        });
        const extension = await world.browser.openExtensionPage('pages/welcome/welcome.html');
        const address = await page.evaluate(() => location.href);
        assert.equal(await extension.evaluate(fillCodeAt, address), 'hiddenField');
        assert.equal(await valueOf(page, '#password'), '');
        await page.evaluate(() => document.querySelector('.cover')?.remove());
        assert.equal(await extension.evaluate(fillCodeAt, address), '');
        assert.equal(await valueOf(page, '#password'), '123456');
        for (const open of [page, extension]) await open.close();
    });

    /** What the toolbar button of a page says once the command was pressed; nothing if it does not. @param {Page} page */
    async function refusal(page) {
        // Opened before: the command is for the page that is in front.
        const extension = await world.browser.openExtensionPage('pages/welcome/welcome.html');
        const address = await page.evaluate(() => location.href);
        await page.pressFillCommand();
        const title = await eventually(
            () => extension.evaluate(titleOf, address),
            (title) => title !== 'Latchkey',
        ).catch(() => '');
        await extension.close();
        return title;
    }

    it('a password goes into a frame of another site only after saying which, and never through a third', async () => {
        const { browser, sites } = world;
        const inner = sites.url('fern');
        const extension = await browser.openExtensionPage('pages/welcome/welcome.html');
        for (const [name, path, code] of /** @type {const} */ ([
            ['of the site itself, through another', ['fern', 'elm', 'fern'], 'crossSiteFrame'],
            ['of another site, through a third', ['elm', 'oak', 'fern'], 'crossSiteFrame'],
            ['of another site', ['elm', 'fern'], 'otherSite'],
        ])) {
            const frames = path.slice(1, -1).map((site) => sites.url(site, '/shared/nest.html'));
            const list = encodeURIComponent(JSON.stringify([...frames, inner]));
            const page = await browser.open(sites.url(path[0], `/shared/nest.html#${list}`));
            const address = await page.evaluate(() => location.href);
            const seen = await eventually(
                () => extension.evaluate(aroundForms, address),
                (seen) => seen.length > 0,
            );
            const origins = [...path.slice(0, -1)].reverse().map((site) => new URL(sites.url(site)).origin);
            assert.deepEqual(seen[0], origins, name);
            assert.equal(await extension.evaluate(fillPasswordAt, address), code, name);
            await page.close();
        }
        await extension.close();
    });

    nobodyComplains(world);
});

// These run in a page of the extension.

/** What the toolbar button says in the tab that shows an address. @param {string} address */
async function titleOf(address) {
    const tab = (await chrome.tabs.query({})).find(({ url }) => url === address);
    return chrome.action.getTitle({ tabId: tab?.id });
}

/** What goes wrong when a code is filled in. @param {string} address */
async function fillCodeAt(address) {
    const load = (/** @type {string} */ path) => import(chrome.runtime.getURL(path));
    const [{ lookAtTab }, { fillCodeFields }] = await Promise.all(
        ['shared/look-at-tab.js', 'shared/filling/code-fields.js'].map(load),
    );
    const tab = (await chrome.tabs.query({})).find(({ url }) => url === address);
    const { frames } = await lookAtTab(tab?.id);
    const [frame] = frames.filter((/** @type {any} */ { asksForCode }) => asksForCode);
    return fillCodeFields(tab?.id, frame, '123456').then(
        () => '',
        (/** @type {any} */ { code }) => code,
    );
}

/** The origins around each frame that has fields for a new password. @param {string} address */
async function aroundForms(address) {
    const { lookAtTab } = await import(chrome.runtime.getURL('shared/look-at-tab.js'));
    const tab = (await chrome.tabs.query({})).find(({ url }) => url === address);
    const { frames } = await lookAtTab(tab?.id);
    return frames
        .filter((/** @type {any} */ { newPasswordFields }) => newPasswordFields.length > 0)
        .map((/** @type {any} */ { around }) => around);
}

/** What goes wrong when a generated password is filled in. @param {string} address */
async function fillPasswordAt(address) {
    const { fillGenerated } = await import(chrome.runtime.getURL('shared/filling/password.js'));
    const tab = (await chrome.tabs.query({})).find(({ url }) => url === address);
    return fillGenerated(tab?.id).then(
        () => '',
        (/** @type {any} */ { code }) => code,
    );
}
