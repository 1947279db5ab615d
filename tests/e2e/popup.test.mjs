import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { it } from 'node:test';
import { findings } from './axe.mjs';
import { eventually } from './drivers/index.mjs';
import { ARTIFACTS, inBothBrowsers, noMeter, nobodyComplains, shownMeter } from './harness.mjs';
import { popupOf } from './popup.mjs';
import { press } from './vault.mjs';

/** @typedef {import('./harness.mjs').World} World */
/** @typedef {import('./harness.mjs').Page} Page */

/**
 * The popup, or the popup about the tab that shows an address.
 * @param {World} world
 * @param {string} [url]
 * @param {string} [view]
 */
async function popupAbout(world, url, view) {
    if (url) return popupOf(world, url, view);
    const popup = await world.browser.openExtensionPage('pages/popup/popup.html');
    await says(popup, (said) => said.card && said.card !== 'looking');
    return popup;
}

/** What the popup says. @param {Page} popup */
function words(popup) {
    return popup.evaluate(() => ({
        site: document.querySelector('h1')?.textContent ?? null,
        access: document.querySelector('#site-switch > :nth-child(2)')?.textContent ?? null,
        card: document.querySelector('.now')?.getAttribute('data-card') ?? null,
        title: document.querySelector('#now')?.textContent ?? null,
        verdict:
            /** @type {HTMLElement | null} */ (document.querySelector('.latchkey-verdict'))?.dataset.text ??
            null,
        capsLock: document.querySelector('.latchkey-caps-lock:not([hidden])')?.textContent ?? null,
        times: [...document.querySelectorAll('td')].map(({ textContent }) => textContent),
    }));
}

/** @param {Page} popup @param {(said: Awaited<ReturnType<typeof words>>) => unknown} fits */
const says = (popup, fits) => eventually(() => words(popup), fits);

inBothBrowsers('the popup', { access: true }, (world) => {
    it('says which site it is about, and what is on the page', async () => {
        const { browser, sites } = world;
        for (const [site, path, card] of /** @type {const} */ ([
            ['fern', '/', 'newPassword'],
            ['fern', '/login.html', 'signIn'],
            ['fern', '/change.html', 'newPassword'],
            ['quiet', '/', 'nothing'],
            ['shadow', '/', 'newPassword'],
            // Two frames, and nothing says which is meant.
            ['frame', '/', 'whichPassword'],
            ['elm', '/', 'setUpForPage'],
            ['elm', '/setup.html', 'setUpForPage'],
        ])) {
            const page = await browser.open(sites.url(site, path));
            const popup = await popupAbout(world, sites.url(site, path));
            const said = await says(popup, (said) => said.card !== 'looking');
            assert.equal(said.site, `${site}.localhost`);
            assert.equal(said.access, 'On');
            assert.equal(said.card, card, `${site}${path}`);
            await popup.close();
            await page.close();
        }
    });

    it('pauses on a site and goes on, at once in the open tab', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        await page.click('#password');
        await shownMeter(page);
        const popup = await popupAbout(world, sites.url('fern'));
        for (let round = 0; round < 4; round += 1) {
            await says(popup, (said) => said.access === 'On');
            await popup.click('#site-switch');
            await says(popup, (said) => said.access === 'Paused');
            await page.activate();
            await eventually(
                () => page.meters(),
                (meters) => meters.length === 0,
            );
            await page.click('#email');
            await page.click('#password');
            await noMeter(page);
            await popup.click('#site-switch');
            await says(popup, (said) => said.access === 'On');
            await page.activate();
            await page.click('#email');
            await page.click('#password');
            // On a busy machine the click comes before what would see it: a person goes there once more.
            await shownMeter(page).catch(async () => {
                await page.click('#email');
                await page.click('#password');
                await shownMeter(page);
            });
        }
        await popup.close();
        await page.close();
    });

    it('on a page of the browser says that nothing can be done, and offers nothing', async () => {
        const popup = await popupAbout(world);
        const said = await says(popup, (said) => said.card !== 'looking');
        assert.deepEqual([said.access, said.card], [null, 'notAvailable']);
        const rows = await popup.evaluate(() =>
            [...document.querySelectorAll('.row')].map(({ id }) => id.replace('row-', '')),
        );
        assert.deepEqual(rows, ['codes', 'password', 'computer']);
        await popup.close();
    });

    it('goes on in a window of its own, about the same tab', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('quiet'));
        const popup = await popupAbout(world);
        const tab = await popup.evaluate(async () => (await chrome.tabs.getCurrent())?.id);
        // It closes while it is pressed.
        await press(popup, '#pop-out').catch(() => undefined);
        await page.activate();
        const apart = await browser.waitForExtensionPage(`pages/popup/popup.html?tab=${tab}#`);
        await says(apart, (said) => said.card && said.card !== 'looking');
        const kind = await apart.evaluate(async () => (await chrome.windows.getCurrent()).type);
        assert.equal(kind, 'popup');
        assert.equal(await apart.evaluate(() => document.querySelector('#pop-out')), null);
        await apart.close();
        await page.close();
    });

    it('judges a password that is tried by hand', async () => {
        const popup = await popupAbout(world);
        await popup.click('#row-password');
        await popup.click('#try');
        await popup.type('password');
        await says(popup, (said) => said.verdict === 'Very weak');
        await popup.type(' otter violin granite');
        const said = await says(popup, (said) => said.verdict === 'Strong');
        assert.equal(said.times.length, 4);
        assert.equal(
            await popup.evaluate(() => document.querySelector('#try')?.getAttribute('type')),
            'password',
        );
        await popup.click('.entry button');
        assert.equal(
            await popup.evaluate(() => document.querySelector('#try')?.getAttribute('type')),
            'text',
        );
        await popup.close();
    });

    it('says that the core cannot be loaded, and the next key tries again', async () => {
        const bundle = `${world.extension}/wasm/strength_bg.wasm`;
        const whole = readFileSync(bundle);
        const popup = await popupAbout(world);
        await popup.click('#row-password');
        writeFileSync(bundle, 'cut off');
        await popup.click('#try');
        await popup.type('o');
        await says(popup, (said) => said.verdict?.includes('could not be loaded'));
        writeFileSync(bundle, whole);
        await popup.type('tter');
        await says(popup, (said) => said.verdict === 'Weak' || said.verdict === 'Very weak');
        await popup.close();
    });

    it('says so where no card can be chosen, and has its rows all the same', async () => {
        const bundle = `${world.extension}/wasm/pages_bg.wasm`;
        const whole = readFileSync(bundle);
        writeFileSync(bundle, 'cut off');
        const popup = await popupAbout(world);
        writeFileSync(bundle, whole);
        const { card } = await says(popup, (said) => said.card !== 'looking');
        assert.equal(card, 'problem');
        assert.deepEqual(await popup.evaluate(findings), []);
        await popup.screenshot(`${ARTIFACTS}/card-problem-${world.browser.name}.png`);
        assert.equal(await popup.evaluate(() => document.querySelectorAll('.row').length), 5);
        await popup.close();
    });

    nobodyComplains(world);
});

inBothBrowsers('the popup, as shipped', { access: false }, (world) => {
    it('opened on a site without access it still sees the form, and turns the site on', async () => {
        const { browser, sites } = world;
        await browser.agreeTo(['*://*.fern.localhost/*']);
        // An extension page sees the popup's window: a popup is in no tab.
        const observer = await browser.openExtensionPage('pages/welcome/welcome.html');
        const page = await browser.open(sites.url('fern'));
        await page.click('#password');
        await noMeter(page);
        await browser.clickAction(page);
        const said = await eventually(
            () => observer.evaluate(inPopup),
            (said) => said?.card && said.card !== 'looking' && said.over === 0,
        );
        assert.deepEqual(said, { site: 'fern.localhost', access: 'Off', card: 'newPassword', over: 0 });
        await observer.close();
        // Its address is told from here on, so that the popup can be opened where it can be clicked: in a tab.
        const popup = await popupAbout(world, sites.url('fern'));
        await says(popup, (said) => said.access === 'Off');
        await popup.click('#site-switch');
        await says(popup, (said) => said.access === 'On here');
        await page.activate();
        await page.click('#email');
        await page.click('#password');
        await shownMeter(page);
        await popup.click('#site-switch');
        await says(popup, (said) => said.access === 'Off');
        await page.activate();
        await page.click('#email');
        await page.click('#password');
        await noMeter(page);
        await popup.close();
        await page.close();
    });

    it('turns a site on from the card, which says what that is for', async () => {
        const { browser, sites } = world;
        await browser.agreeTo(['*://*.fern.localhost/*']);
        const observer = await browser.openExtensionPage('pages/welcome/welcome.html');
        // One that is open would be closed by the click that is to open the next.
        await observer.evaluate(() => {
            for (const popup of chrome.extension.getViews({ type: 'popup' })) popup.close();
        });
        const page = await browser.open(sites.url('fern', '/login.html'));
        await browser.clickAction(page);
        await eventually(
            () => observer.evaluate(inPopup),
            (said) => said?.card === 'turnOn',
        );
        await observer.close();
        const popup = await popupAbout(world, sites.url('fern', '/login.html'));
        await says(popup, (said) => said.card === 'turnOn');
        assert.deepEqual(await popup.evaluate(findings), []);
        await popup.screenshot(`${ARTIFACTS}/card-turnOn-${browser.name}.png`);
        await popup.click('#turn-on');
        await says(popup, (said) => said.access === 'On here' && said.card === 'signIn');
        await popup.click('#site-switch');
        await says(popup, (said) => said.access === 'Off' && said.card === 'turnOn');
        await popup.close();
        await page.close();
    });

    nobodyComplains(world);
});

/** What the popup that is open says. Runs in another page of the extension. */
function inPopup() {
    const [popup] = chrome.extension.getViews({ type: 'popup' });
    const text = (/** @type {string} */ selector) => popup?.document.querySelector(selector)?.textContent;
    return {
        site: text('h1'),
        access: text('#site-switch > :nth-child(2)'),
        card: popup?.document.querySelector('.now')?.getAttribute('data-card'),
        /** By how much it is higher than its window. */
        over: popup && Math.max(0, (popup.document.documentElement?.scrollHeight ?? 0) - popup.innerHeight),
    };
}
