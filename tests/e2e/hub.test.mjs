/**
 * The popup as a place to find one's way in: its card, its rows, the views behind them, by mouse and by keyboard alone.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findings } from './axe.mjs';
import { eventually } from './drivers/index.mjs';
import { sizes } from './cards.mjs';
import { ARTIFACTS, inBothBrowsers, nobodyComplains, shownMeter } from './harness.mjs';
import { there } from './vault.mjs';
import { SECTIONS } from '../../extension/pages/settings/section-names.js';
import { VIEWS } from '../../extension/pages/popup/views.js';

/** @typedef {import('./harness.mjs').Page} Page */
/** @typedef {import('./harness.mjs').World} World */

/**
 * The popup about the tab with this address.
 * @param {World} world
 * @param {string} address
 * @param {string} [view]
 */
async function popupAbout({ browser }, address, view = '') {
    const popup = await browser.openExtensionPage('pages/popup/popup.html');
    const id = await popup.evaluate(async (address) => {
        const tabs = await chrome.tabs.query({});
        return tabs.find(({ url }) => url === address)?.id;
    }, address);
    await popup.goto(`${await popup.evaluate(() => location.href)}?tab=${id}${view && `#${view}`}`);
    await eventually(
        () => popup.evaluate(() => document.querySelector('.now')?.getAttribute('data-card')),
        (card) => view || (card && card !== 'looking'),
    );
    return popup;
}

/** Presses Tab until something has the focus. @param {Page} popup @param {string} selector */
async function tabTo(popup, selector) {
    for (let stop = 0; stop < 60; stop += 1) {
        if (await popup.evaluate((selector) => document.activeElement?.matches(selector), selector))
            return stop;
        await popup.press('Tab');
    }
    throw new Error(`Tab does not lead to ${selector}`);
}

/** @param {Page} popup */
const focus = (popup) =>
    popup.evaluate(() => document.activeElement?.id || document.activeElement?.tagName || '');

inBothBrowsers('the hub', { access: true, size: { width: 400, height: 640 } }, (world) => {
    it('leads to each view and back, by keys alone, and the focus goes along', async () => {
        const page = await world.browser.open(world.sites.url('fern'));
        const popup = await popupAbout(world, world.sites.url('fern'));
        await popup.activate();
        for (const view of VIEWS) {
            await tabTo(popup, `#row-${view}`);
            await popup.press('Enter');
            await eventually(
                () => focus(popup),
                (id) => id === 'title',
            );
            assert.equal(await popup.evaluate(() => location.hash), `#${view}`);
            assert.equal(
                await popup.evaluate(
                    () => document.querySelectorAll('[role=status], [role=alert], [aria-live]').length,
                ),
                2,
                view,
            );
            await popup.press('Escape');
            await eventually(
                () => focus(popup),
                (id) => id === `row-${view}`,
            );
        }
        await popup.close();
        await page.close();
    });

    it('is read from the site over what matters now to the rows, and a choice before what it means', async (test) => {
        const page = await world.browser.open(world.sites.url('fern'));
        const popup = await popupAbout(world, world.sites.url('fern'));
        await there(popup, '#fill');
        const parts = /^(?:heading|switch|link|radio|button (?:Settings|Fill in|Copy))/;
        const read = async () => (await popup.readOrder?.())?.filter((part) => parts.test(part));
        const hub = await read();
        if (!hub) {
            await popup.close();
            await page.close();
            return test.skip("Firefox's driver does not say");
        }
        const expected = [
            'heading fern.localhost',
            'switch On: Latchkey on fern.localhost',
            'button Settings',
            'heading Choosing a password?',
            'button Copy',
            'button Fill in',
        ];
        assert.deepEqual(hub.slice(0, expected.length), expected);
        const rows = hub.filter((part) => part.startsWith('link')).map((part) => part.split(' ')[1]);
        assert.deepEqual(rows, ['More', 'Codes', 'Cookies', 'Clear', 'Password', 'This', 'Help']);
        await popup.evaluate(() => void (location.hash = 'clear'));
        await there(popup, '#clear-go');
        assert.deepEqual(
            (await read())?.filter((part) => /^(?:heading|radio)/.test(part)),
            [
                'heading fern.localhost',
                'heading Clear site data',
                'radio Repair (stay signed in)',
                'radio Sign out and delete everything',
                'radio Cached files only',
            ],
        );
        await popup.close();
        await page.close();
    });

    it('is one window high in each view, and says nothing that axe finds fault with', async () => {
        const page = await world.browser.open(world.sites.url('fern'));
        for (const view of ['', ...VIEWS]) {
            const popup = await popupAbout(world, world.sites.url('fern'), view);
            if (view) await there(popup, 'main section');
            for (const scheme of /** @type {const} */ (['light', 'dark'])) {
                await popup.setColorScheme(scheme);
                assert.deepEqual(await popup.evaluate(findings), [], `${view} ${scheme}`);
                await popup.screenshot(
                    `${ARTIFACTS}/hub-${view || 'now'}-${scheme}-${world.browser.name}.png`,
                );
            }
            const { cut, inside, sideways } = await popup.evaluate(sizes);
            // The views may scroll inside, and what the person meets first may not.
            assert.deepEqual([cut, sideways, view ? 0 : inside], [0, 0, 0], view);
            await popup.setColorScheme('light');
            await popup.close();
        }
        await page.close();
    });

    it('gives a strong password in two acts, and a new one at the second press', async () => {
        const page = await world.browser.open(world.sites.url('fern'));
        const popup = await popupAbout(world, world.sites.url('fern'));
        await there(popup, '#fill');
        await popup.click('#fill');
        await eventually(
            () =>
                page.evaluate(
                    () => /** @type {HTMLInputElement} */ (document.querySelector('#password')).value,
                ),
            (value) => value.length >= 12,
        );
        assert.notEqual(await focus(popup), 'BODY');
        const made = () => popup.evaluate(() => document.querySelector('.made')?.textContent ?? '');
        const first = await made();
        await popup.click('#make');
        await eventually(made, (now) => now.length >= 12 && now !== first);
        await popup.click('#fill');
        const second = await made();
        await eventually(
            () => page.evaluate(() => /** @type {any} */ (document.querySelector('#password')).value),
            (value) => value === second,
        );
        await popup.close();
        await page.close();
    });

    it('repairs a site in two acts, in three where something goes for good, and the focus stays', async () => {
        const page = await world.browser.open(world.sites.url('quiet'));
        const popup = await popupAbout(world, world.sites.url('quiet'));
        await popup.activate();
        await tabTo(popup, '#repair');
        await popup.press('Enter');
        await there(popup, '[data-card=clearing] .outcome');
        assert.notEqual(await focus(popup), 'BODY');
        // What is dismissed does not come back.
        await popup.click('#now-dismiss');
        await there(popup, '[data-card=nothing]');
        assert.notEqual(await focus(popup), 'BODY');
        await popup.close();
        const again = await popupAbout(world, world.sites.url('quiet'));
        assert.equal(
            await again.evaluate(() => document.querySelector('.now')?.getAttribute('data-card')),
            'nothing',
        );
        await again.close();
        await page.close();

        const larch = await world.browser.open(world.sites.url('larch'));
        await larch.evaluate(() => /** @type {any} */ (globalThis).fill());
        const asks = await popupAbout(world, world.sites.url('larch'));
        await asks.click('#repair');
        await there(asks, '#clear-go[data-sure=true]');
        assert.equal(await asks.evaluate(() => location.hash), '#clear');
        await asks.close();
        await larch.close();
    });

    it('takes the answer who uses the computer, and keeps the focus', async () => {
        const popup = await world.browser.openExtensionPage('pages/popup/popup.html#computer');
        await there(popup, '#computer-yes');
        await popup.activate();
        for (const answer of ['#computer-yes', '#computer-forget']) {
            await tabTo(popup, answer);
            await popup.press('Enter');
            await eventually(
                () => popup.evaluate((answer) => !document.querySelector(answer), answer),
                (gone) => gone,
            );
            assert.notEqual(await focus(popup), 'BODY', answer);
        }
        await popup.close();
    });

    nobodyComplains(world);
});

inBothBrowsers('the hub in a small window', { access: true, size: { width: 320, height: 400 } }, (world) => {
    it('scrolls inside and nowhere else', async () => {
        const page = await world.browser.open(world.sites.url('fern'));
        for (const view of ['', ...VIEWS]) {
            const popup = await popupAbout(world, world.sites.url('fern'), view);
            if (view) await there(popup, 'main section');
            const { cut, sideways } = await eventually(
                () => popup.evaluate(sizes),
                ({ cut }) => cut === 0,
            );
            assert.deepEqual([cut, sideways], [0, 0], view);
            await popup.screenshot(`${ARTIFACTS}/hub-small-${view || 'now'}-${world.browser.name}.png`);
            await popup.close();
        }
        await page.close();
    });

    it('lets no page be wider than it, and their text be larger', async () => {
        const page = await world.browser.openExtensionPage('pages/settings/settings.html#general');
        await there(page, '#textSize');
        for (const size of ['usual', 'larger']) {
            await page.evaluate(chooseSize, size);
            await eventually(
                () => page.evaluate(() => document.documentElement.dataset.textSize ?? 'usual'),
                (now) => now === size,
            );
            for (const [address, parts] of /** @type {[string, string[]][]} */ ([
                ['settings/settings.html', SECTIONS],
                ['welcome/welcome.html', ['1', '2', '3']],
            ])) {
                const shown = await world.browser.openExtensionPage(`pages/${address}`);
                await there(shown, 'h2');
                for (const part of parts) {
                    await shown.evaluate((part) => void (location.hash = part), part);
                    const { sideways } = await shown.evaluate(widths);
                    assert.equal(sideways, 0, `${address}#${part} ${size}`);
                    if (size === 'larger')
                        await shown.screenshot(`${ARTIFACTS}/narrow-${part}-${world.browser.name}.png`);
                }
                await shown.close();
            }
        }
        await page.evaluate(chooseSize, 'usual');
        await page.close();
    });

    it('leaves each field and button of a form in sight beside the meter, which is a bar there', async () => {
        const page = await world.browser.open(world.sites.url('fern'));
        await page.click('#password');
        await page.type('tulip garden');
        const meter = await shownMeter(page, ({ verdict }) => verdict !== 'Nothing typed yet');
        const { left, top, right, bottom } = meter.rect;
        // Firefox makes no window as narrow as asked.
        const [width = 0, height = 0] = await page.evaluate(() => [innerWidth, innerHeight]);
        assert.ok(left >= 0 && right <= width && top >= 0 && bottom <= height, JSON.stringify(meter.rect));
        assert.deepEqual(await page.evaluate(coveredBy, meter.rect), []);
        await page.screenshot(`${ARTIFACTS}/meter-bar-${world.browser.name}.png`);
        await page.close();
    });
});

// These run in pages of the extension.

/** @param {string} size */
function chooseSize(size) {
    const list = /** @type {HTMLSelectElement} */ (document.querySelector('#textSize'));
    list.value = size;
    list.dispatchEvent(new Event('change'));
}

function widths() {
    return { sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth };
}

// This runs in a page of the web.

/** What a person cannot get at below a rectangle. @param {{ left: number, top: number, right: number, bottom: number }} rect */
function coveredBy({ left, top, right, bottom }) {
    return [...document.querySelectorAll('form :is(input, button, select, textarea)')]
        .filter((element) => {
            const other = element.getBoundingClientRect();
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        })
        .map(({ id, tagName }) => id || tagName);
}
