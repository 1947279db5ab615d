/**
 * Lists without end: as many cookies as browsers keep for a site, and more; two thousand rules. Only what is near the window is drawn, keys
 * lead to all of it, and the focus stays in the list when a row goes.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findings } from './axe.mjs';
import { eventually } from './drivers/index.mjs';
import { ARTIFACTS, inBothBrowsers, nobodyComplains } from './harness.mjs';
import { popupOf } from './popup.mjs';
import { textOf, there } from './vault.mjs';

/** @typedef {import('./harness.mjs').Page} Page */
/** @typedef {import('./drivers/chromium-page.mjs').ChromiumPage} ChromiumPage */

/** Browsers keep 180 for a site. */
const KEPT = 170;
const COOKIES = 3_000;
const RULES = 2_000;
/** No more rows than that are in the page. */
const MOST_ROWS = 100;

inBothBrowsers('long lists', { access: true, size: { width: 700, height: 640 } }, (world) => {
    it('all cookies that a browser keeps are walked through, and the next has the focus when one goes', async () => {
        const address = world.sites.url('quiet');
        const page = await world.browser.open(address);
        const popup = await popupOf(world, address);
        await popup.evaluate(setCookies, address, KEPT);
        await eventually(
            () => textOf(popup, '#row-cookies'),
            (text) => text?.includes(String(KEPT)),
        );
        await popup.evaluate(() => void (location.hash = 'cookies'));
        await walkThrough(popup, KEPT);
        await popup.close();
        await page.close();
    });

    it('of three thousand those are drawn that can be seen', async (test) => {
        if (world.browser.name === 'firefox') return test.skip('its driver cannot stand in for the jar');
        const address = world.sites.url('quiet');
        const page = await world.browser.open(address);
        const popup = /** @type {ChromiumPage} */ (await popupOf(world, address));
        await popup.puppeteer.evaluateOnNewDocument(standIn, COOKIES);
        await popup.puppeteer.reload();
        await popup.evaluate(() => void (location.hash = 'cookies'));
        await walkThrough(popup, COOKIES);
        assert.deepEqual(await popup.evaluate(findings), []);
        await popup.screenshot(`${ARTIFACTS}/long-cookies-${world.browser.name}.png`);
        await popup.close();
        await page.close();
    });

    it('two thousand rules stand in the list of sites and in that of the rules', async () => {
        const prepared = await world.browser.openExtensionPage('pages/settings/settings.html#general');
        await prepared.evaluate(setRules, RULES);
        await prepared.close();
        for (const [section, list] of [
            ['sites', '.sites'],
            ['clean-up', '#rules > ul'],
        ]) {
            const page = await world.browser.openExtensionPage(`pages/settings/settings.html#${section}`);
            await eventually(
                () => page.evaluate(sizeOf, `${list} > li`),
                (size) => size === RULES,
            );
            await page.activate();
            await tabTo(page, `${list} .remove`);
            await page.press('End');
            await isAt(page, RULES);
            assert.ok((await page.evaluate(rows, list)) < MOST_ROWS);
            await page.press('PageUp');
            const [place] = await page.evaluate(placeNow);
            await page.press('Enter');
            if (section === 'sites') {
                await there(page, '#site-cancel');
                await page.press('Escape');
                await isAt(page, Number(place));
            } else
                await eventually(
                    () => page.evaluate(placeNow),
                    ([now, size]) => now === place && size === RULES - 1,
                );
            assert.deepEqual(await page.evaluate(findings), []);
            await page.screenshot(`${ARTIFACTS}/long-${section}-${world.browser.name}.png`);
            await page.close();
        }
    });

    nobodyComplains(world);
});

/**
 * To the last cookie and back, and one in the middle is deleted.
 * @param {Page} popup
 * @param {number} count
 */
async function walkThrough(popup, count) {
    await eventually(
        () => popup.evaluate(sizeOf, '.cookie'),
        (size) => size === count,
    );
    await popup.activate();
    await tabTo(popup, '.cookie a');
    await popup.press('End');
    await isAt(popup, count);
    assert.ok((await popup.evaluate(rows, '.cookies')) < MOST_ROWS);
    assert.ok(await popup.evaluate(isInWindow));
    for (let page = 0; page < 3; page += 1) await popup.press('PageUp');
    // Also to one that is drawn already, the stop of the Tab key goes along at once.
    await popup.press('ArrowUp');
    const [place] = await popup.evaluate(placeNow);
    assert.ok(Number(place) < count);
    await popup.press('Tab');
    assert.deepEqual(await popup.evaluate(placeNow), [place, count]);
    // Beside its link there is what deletes it.
    await popup.press('Enter');
    await eventually(
        () => popup.evaluate(placeNow),
        ([now, size]) => now === place && size === count - 1,
    );
    assert.ok(await popup.evaluate(isInWindow));
    // To one cookie and back.
    await popup.press('Enter');
    await there(popup, '#cookie dl');
    await popup.press('Escape');
    await isAt(popup, Number(place));
    await popup.press('Home');
    await isAt(popup, 1);
    // The whole list is two stops: a row, and what deletes it.
    await popup.press('Tab');
    await popup.press('Tab');
    assert.equal(await popup.evaluate(() => document.activeElement?.closest('.cookies')), null);
}

/** @param {Page} page @param {number} place */
function isAt(page, place) {
    return eventually(
        () => page.evaluate(placeNow),
        ([now]) => now === place,
    );
}

/** Presses Tab until something has the focus. @param {Page} page @param {string} selector */
async function tabTo(page, selector) {
    for (let stop = 0; stop < 60; stop += 1) {
        if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
        await page.press('Tab');
    }
    throw new Error(`Tab does not lead to ${selector}`);
}

// These run in pages of the extension.

/** Where in the list the focus is, and how long that is. */
function placeNow() {
    const row = document.activeElement?.closest('li');
    return ['aria-posinset', 'aria-setsize'].map((name) => Number(row?.getAttribute(name)));
}

/** @param {string} row */
function sizeOf(row) {
    return Number(document.querySelector(row)?.getAttribute('aria-setsize'));
}

/** @param {string} list */
function rows(list) {
    return document.querySelector(list)?.children.length ?? 0;
}

function isInWindow() {
    const { top, bottom } = /** @type {Element} */ (document.activeElement).getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
}

/** @param {string} url @param {number} count */
async function setCookies(url, count) {
    for (let at = 0; at < count; at += 1)
        await chrome.cookies.set({ url, name: `theme-${at}`, value: 'dark', expirationDate: 4e9 });
}

/** Stands in for the jar: browsers keep fewer. @param {number} count */
function standIn(count) {
    if (!globalThis.chrome?.cookies) return;
    const jar = Array.from({ length: count }, (_, at) => ({
        ...{ name: `theme-${at}`, value: 'dark', domain: 'quiet.localhost', hostOnly: true, path: '/' },
        ...{ secure: false, httpOnly: false, sameSite: 'lax', session: false, storeId: '0' },
        expirationDate: 4e9,
    }));
    Object.assign(chrome.cookies, { getAll: async () => jar });
    // What is removed is removed by the background, whose jar is the browser's.
    const { sendMessage } = chrome.runtime;
    Object.assign(chrome.runtime, {
        sendMessage: async (/** @type {{ kind: string, step?: object }} */ request) => {
            if (request.kind !== 'removeCookie') return sendMessage(request);
            const [name] = /theme-\d+/.exec(JSON.stringify(request.step)) ?? [];
            jar.splice(
                jar.findIndex((cookie) => cookie.name === name),
                1,
            );
            return { ok: true };
        },
    });
}

/** @param {number} count */
async function setRules(count) {
    const never = { protected: true, onTabClose: false, atStart: false, whenIdle: false };
    const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
    const clearingRules = Array.from({ length: count }, (_, at) => ({
        site: `site-${String(at).padStart(4, '0')}.example`,
        ...never,
        choice: 'signOutAndClear',
        delay: 10,
    }));
    await local.set({ clearingRules });
}
