import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers, noMeter, shownMeter } from './harness.mjs';

inBothBrowsers('hostile pages', { access: true }, (world) => {
    it('names that stand in the way of properties do not', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('hostile', '/clobber.html'));
        await page.click('#password');
        await page.type('otter violin granite');
        await shownMeter(page, ({ verdict }) => verdict === 'Strong');
        await page.close();
    });

    it('a page that replaces prototypes hears nothing, and fake events do nothing', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('hostile', '/override.html'));
        await noMeter(page);
        await page.click('#password');
        await page.type('otter violin granite');
        const meter = await shownMeter(page, ({ verdict }) => verdict === 'Strong');
        assert.equal(meter.now, 4);
        const learned = await page.evaluate(() => ({
            caught: /** @type {any} */ (globalThis).caught ?? null,
            root: document.body.nextElementSibling?.shadowRoot ?? null,
            own: 'latchkey' in globalThis,
            listening: Array.isArray(/** @type {any} */ (globalThis).heard),
        }));
        assert.deepEqual(learned, { caught: null, root: null, own: false, listening: true });
        await page.close();
    });

    it('a field that goes while the verdict is under way takes the meter along', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('hostile', '/vanish.html'));
        await page.click('#password');
        await shownMeter(page);
        await page.type('abc');
        await eventually(
            () => page.meter(),
            (meter) => meter === null,
        );
        await page.close();
    });

    it('after a thousand forms the sign-up form still gets its meter', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('hostile', '/many.html'));
        await page.click('#password');
        await page.type('otter violin granite');
        await shownMeter(page, ({ verdict }) => verdict === 'Strong');
        await page.close();
    });

    it('a page that throws the meter out gets it back a few times, and then is let be', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        await page.click('#password');
        await shownMeter(page);
        await page.evaluate(() => {
            window.name = '0';
            new MutationObserver(() => {
                const host = document.body.nextElementSibling;
                if (host) window.name = String(Number(window.name) + 1);
                host?.remove();
            }).observe(document.documentElement, { childList: true });
            document.body.nextElementSibling?.remove();
        });
        await page.type('otter violin granite');
        await eventually(
            () => page.evaluate(() => Number(window.name)),
            (thrown) => thrown >= 3,
        );
        await new Promise((done) => setTimeout(done, 1500));
        assert.ok((await page.evaluate(() => Number(window.name))) <= 4);
        await page.close();
    });

    it('a password of ten thousand characters is judged', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        await page.click('#password');
        await page.evaluate(() => {
            const field = /** @type {HTMLInputElement} */ (document.querySelector('#password'));
            field.value = 'a'.repeat(9_000) + '\ud800';
        });
        const meter = await shownMeter(page, ({ verdict }) => verdict === 'Very weak' || verdict === 'Weak');
        assert.ok(
            meter.advice.some((line) => line.includes('9,001')),
            meter.advice.join(' '),
        );
        await page.close();
    });

    it('makes neither browser nor extension complain', async () => {
        assert.deepEqual(await world.browser.problems(), []);
    });
});
