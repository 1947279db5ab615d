import { it } from 'node:test';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers, noMeter, nobodyComplains, shownMeter } from './harness.mjs';

const EVERY_SITE = '*://*/*';

inBothBrowsers('access, as shipped', { access: false }, (world) => {
    it('without access nothing is watched', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        await page.click('#password');
        await page.type('tulip');
        await noMeter(page);
        await page.close();
    });

    it('the choice on the welcome page takes effect at once in a tab that is open', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        await page.click('#email');
        const welcome = await browser.openExtensionPage('pages/welcome/welcome.html#2');
        await browser.agreeTo([EVERY_SITE]);
        await welcome.click('#turn-on-everywhere');
        await eventually(
            () => welcome.evaluate(() => document.querySelector('#access-status')?.textContent),
            (text) => text?.startsWith('Done'),
        );
        await page.activate();
        await page.click('#password');
        await page.type('tulip');
        await shownOncePressed(page, 'Weak');
        await page.close();
        await welcome.close();
    });

    it('access given in the browser takes effect at once in open tabs, and withdrawn, too', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        await page.click('#email');
        for (let round = 1; round <= 2; round += 1) {
            await browser.grant([EVERY_SITE]);
            await page.activate();
            await page.click('#password');
            await page.type('tulip');
            await shownOncePressed(page);
            await browser.withdraw([EVERY_SITE]);
            await page.activate();
            await eventually(
                () => page.meter(),
                (meter) => meter === null,
            );
            await page.click('#email');
            await page.click('#password');
            await noMeter(page);
        }
        await page.close();
    });

    it('access to one site is access to that site', async () => {
        const { browser, sites } = world;
        await browser.grant(['*://fern.localhost/*']);
        const page = await browser.open(sites.url('fern'));
        await page.click('#password');
        await shownMeter(page);
        const other = await browser.open(sites.url('strict'));
        await other.click('#password');
        await other.type('tulip');
        await noMeter(other);
        await browser.withdraw(['*://fern.localhost/*']);
        await page.activate();
        await eventually(
            () => page.meter(),
            (meter) => meter === null,
        );
        await page.close();
        await other.close();
    });

    it('the other choice on the welcome page gives access back', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        await browser.grant([EVERY_SITE]);
        await page.activate();
        await shownOncePressed(page);
        const welcome = await browser.openExtensionPage('pages/welcome/welcome.html#2');
        await eventually(
            () => welcome.evaluate(() => document.querySelector('#access-status')?.textContent),
            (text) => text?.startsWith('Done'),
        );
        await welcome.click('[aria-describedby=welcomeOneByOne]');
        await eventually(
            () => welcome.evaluate(() => document.querySelector('#access-status')?.textContent),
            (text) => text?.startsWith('OK'),
        );
        await page.activate();
        await page.click('#email');
        await page.click('#password');
        await noMeter(page);
        await page.close();
        await welcome.close();
    });

    nobodyComplains(world);
});

/**
 * Waits for the meter in a page that was open before Latchkey was given access: what was pressed before it was there says nothing of
 * the person.
 * @param {import('./harness.mjs').Page} page
 * @param {string} [verdict]
 */
function shownOncePressed(page, verdict) {
    return eventually(
        async () => {
            await page.click('#password');
            return page.meter();
        },
        (meter) => meter?.visible && (verdict ? meter.verdict === verdict : meter.verdict),
    );
}
