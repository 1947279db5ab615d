import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { it } from 'node:test';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers, noMeter, shownMeter } from './harness.mjs';
import { popupOf } from './popup.mjs';

/** @typedef {import('./harness.mjs').World} World */
/** @typedef {import('./harness.mjs').Page} Page */

/** Nothing but the popup, or about the tab that shows an address. @param {World} world @param {string} [url] */
async function popupAbout(world, url) {
    if (url) return popupOf(world, url);
    const popup = await world.browser.openExtensionPage('pages/popup/popup.html');
    await says(popup, (said) => said.access);
    return popup;
}

/** What the popup says. @param {Page} popup */
function words(popup) {
    return popup.evaluate(() => ({
        site: document.querySelector('h1')?.textContent ?? null,
        access: document.querySelector('#watching')?.textContent ?? null,
        seen: document.querySelector('#seen-form')?.textContent ?? null,
        button: document.querySelector('#watching ~ button')?.textContent ?? null,
        alert: document.querySelector('[role=alert]')?.textContent ?? null,
        verdict: document.querySelector('.latchkey-verdict')?.textContent ?? null,
        capsLock: document.querySelector('.latchkey-caps-lock:not([hidden])')?.textContent ?? null,
        times: [...document.querySelectorAll('td')].map(({ textContent }) => textContent),
    }));
}

/** @param {Page} popup @param {(said: Awaited<ReturnType<typeof words>>) => unknown} fits */
const says = (popup, fits) => eventually(() => words(popup), fits);

inBothBrowsers('the popup', { access: true }, (world) => {
    it('says which site it is about, and what is on the page', async () => {
        const { browser, sites } = world;
        for (const [site, path, seen] of /** @type {const} */ ([
            ['fern', '/', /sign-up form/],
            ['fern', '/login.html', /log-in form/],
            ['fern', '/change.html', /changes your password/],
            ['quiet', '/', /No sign-up form/],
            ['shadow', '/', /sign-up form/],
            ['frame', '/', /sign-up form/],
        ])) {
            const page = await browser.open(sites.url(site, path));
            const popup = await popupAbout(world, sites.url(site, path));
            const said = await says(popup, (said) => said.seen && said.seen !== 'Looking…');
            assert.equal(said.site, `${site}.localhost`);
            assert.equal(said.access, 'Watching');
            assert.match(said.seen ?? '', seen, `${site}${path}`);
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
            await says(popup, (said) => said.button === 'Pause on this site');
            await popup.click('#watching ~ button');
            await says(popup, (said) => said.access === 'Paused here');
            await page.activate();
            await eventually(
                () => page.meters(),
                (meters) => meters.length === 0,
            );
            await page.click('#email');
            await page.click('#password');
            await noMeter(page);
            await popup.click('#watching ~ button');
            await says(popup, (said) => said.access === 'Watching');
            await page.activate();
            await page.click('#email');
            await page.click('#password');
            await shownMeter(page);
        }
        await popup.close();
        await page.close();
    });

    it('on a page of the browser says that nothing can be done, and offers nothing', async () => {
        const popup = await popupAbout(world);
        const said = await says(popup, (said) => said.access);
        assert.deepEqual([said.access, said.button, said.seen], ['Not on this page', null, null]);
        await popup.close();
    });

    it('judges a password that is tried by hand', async () => {
        const popup = await popupAbout(world);
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
        writeFileSync(bundle, 'cut off');
        await popup.click('#try');
        await popup.type('o');
        await says(popup, (said) => said.verdict?.includes('could not load'));
        writeFileSync(bundle, whole);
        await popup.type('tter');
        await says(popup, (said) => said.verdict === 'Weak' || said.verdict === 'Very weak');
        await popup.close();
    });

    it('makes neither browser nor extension complain', async () => {
        assert.deepEqual(await world.browser.problems(), []);
    });
});

inBothBrowsers('the popup, as shipped', { access: false }, (world) => {
    it('opened on a site without access it still sees the form, and turns the site on', async () => {
        const { browser, sites } = world;
        await browser.agreeTo(['*://fern.localhost/*']);
        // An extension page sees the popup's window: a popup is in no tab.
        const observer = await browser.openExtensionPage('pages/welcome/welcome.html');
        const page = await browser.open(sites.url('fern'));
        await page.click('#password');
        await noMeter(page);
        await browser.clickAction(page);
        const said = await eventually(
            () => observer.evaluate(inPopup),
            (said) => said?.seen && said.seen !== 'Looking…',
        );
        assert.deepEqual(said, {
            site: 'fern.localhost',
            access: 'Not watching this site',
            button: 'Watch this site',
            seen: 'A sign-up form: it asks you to choose a password.',
        });
        await observer.close();
        // Its address is told from here on, so that the popup can be opened where it can be clicked: in a tab.
        const popup = await popupAbout(world, sites.url('fern'));
        await says(popup, (said) => said.button === 'Watch this site');
        await popup.click('#watching ~ button');
        await says(popup, (said) => said.access === 'Watching this site');
        await page.activate();
        await page.click('#email');
        await page.click('#password');
        await shownMeter(page);
        await popup.click('#watching ~ button');
        await says(popup, (said) => said.access === 'Not watching this site');
        await page.activate();
        await page.click('#email');
        await page.click('#password');
        await noMeter(page);
        await popup.close();
        await page.close();
    });

    it('makes neither browser nor extension complain', async () => {
        assert.deepEqual(await world.browser.problems(), []);
    });
});

/** What the popup that is open says. Runs in another page of the extension. */
function inPopup() {
    const [popup] = chrome.extension.getViews({ type: 'popup' });
    const text = (/** @type {string} */ selector) => popup?.document.querySelector(selector)?.textContent;
    return {
        site: text('h1'),
        access: text('#watching'),
        button: text('#watching ~ button'),
        seen: text('#seen-form'),
    };
}
