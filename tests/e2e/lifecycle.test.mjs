import { it } from 'node:test';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers, nobodyComplains, shownMeter } from './harness.mjs';

inBothBrowsers('lives and deaths', { access: true }, (world) => {
    it('a background that was killed is woken by the next key', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        await page.click('#password');
        await page.type('otter');
        await shownMeter(page, ({ verdict }) => verdict !== 'Nothing typed yet');
        for (const [more, verdict] of [
            [' violin', 'Fair'],
            [' granite', 'Strong'],
        ]) {
            await browser.killWorker();
            await page.activate();
            await page.type(more ?? '');
            await shownMeter(page, (meter) => meter.verdict === verdict);
        }
        await page.close();
    });

    it('a background that is killed again and again is woken by the next key', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        await page.click('#password');
        await page.type('otter');
        await shownMeter(page, ({ verdict }) => verdict !== 'Nothing typed yet');
        for (let kill = 0; kill < 8; kill += 1) await browser.killWorker();
        await page.activate();
        await page.type(' violin granite');
        await shownMeter(page, ({ verdict }) => verdict === 'Strong');
        await page.close();
    });

    it('a background that was killed before is woken by the focus', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        await page.click('#email');
        await browser.killWorker();
        await page.activate();
        await page.click('#password');
        await page.type('otter violin granite');
        await shownMeter(page, ({ verdict }) => verdict === 'Strong');
        await page.close();
    });

    it('the extension reloaded under a page goes quiet there, and comes back', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        await page.click('#password');
        await page.type('otter');
        await shownMeter(page);
        await browser.reloadExtension();
        await page.activate();
        // The old one is gone, or in Firefox, which gives it no last word, hidden by itself.
        await eventually(
            () => page.meters(),
            (meters) => meters.filter(({ visible }) => visible).length <= 1,
        );
        await page.click('#email');
        await page.type('ada');
        await page.click('#password');
        await page.type(' violin');
        // What was pressed before the new one is there says nothing of the person: the next key does.
        await eventually(
            async () => {
                await page.press('End');
                return page.meter();
            },
            (meter) => meter?.visible && meter.verdict === 'Fair',
        );
        await page.close();
    });

    nobodyComplains(world);
});
