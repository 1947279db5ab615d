import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers, noMeter, nobodyComplains, shownMeter } from './harness.mjs';

/** Site, and the way to its new-password field. */
const PAGES = [
    ['strict', '#password'],
    ['rtl', '#password'],
    ['dark', '#password'],
    ['shadow', 'lantern-join', 'lantern-field#password', 'input'],
    ['frame', '#same', '#password'],
    ['frame', '#srcdoc', '#password'],
];

inBothBrowsers('pages of all kinds', { access: true }, (world) => {
    for (const [site, ...path] of PAGES) {
        it(`the meter works on ${site}, ${path.join(' > ')}`, async () => {
            const { browser, sites } = world;
            const page = await browser.open(sites.url(site ?? ''));
            await page.click(...path);
            await shownMeter(page);
            await page.type('otter violin granite');
            const meter = await shownMeter(page, ({ verdict }) => verdict === 'Strong');
            assert.ok(meter.topLayer && meter.rect.left >= 0 && meter.rect.top >= 0);
            await page.close();
        });
    }

    it('a strict page reports no violation of its policy', async () => {
        assert.deepEqual(world.sites.violations.map(String), []);
    });

    it('right to left, the meter stands on the other side', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('rtl'));
        await page.click('#password');
        const { rect } = await shownMeter(page);
        const field = await page.evaluate(() =>
            document.querySelector('#password')?.getBoundingClientRect().toJSON(),
        );
        assert.ok(rect.right <= field.left);
        await page.close();
    });

    it('an app that draws its form anew with every key keeps its meter', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('spa', '/'));
        await page.click('#password');
        await noMeter(page);
        await page.click('#other');
        await page.click('#password');
        await shownMeter(page);
        await page.type('otter violin granite');
        await shownMeter(page, ({ verdict }) => verdict === 'Strong');
        await page.press('Backspace');
        await page.type('s');
        await shownMeter(page, ({ verdict }) => verdict === 'Strong');
        assert.equal(
            await page.evaluate(() => /** @type {HTMLInputElement} */ (document.activeElement).value),
            'otter violin granits',
        );
        await page.close();
    });

    it('a password asked for in a second step gets its meter, at the first key where the page has given the focus', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('steps'));
        await page.click('#email');
        await page.type('ada@mail.example');
        await page.press('Enter');
        await eventually(
            () => page.evaluate(() => document.activeElement?.id),
            (id) => id === 'password',
        );
        await noMeter(page);
        await page.type('otter violin granite');
        await shownMeter(page, ({ verdict }) => verdict === 'Strong');
        await page.close();
    });

    it('in a modal dialog the meter is above it', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('dialog'));
        await page.click('#open');
        await page.click('#password');
        const { topLayer, rect } = await shownMeter(page);
        assert.ok(topLayer && rect.right > rect.left);
        await page.close();
    });

    nobodyComplains(world);
});
