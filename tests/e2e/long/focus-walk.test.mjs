/**
 * The focus is where the person is: every view of the popup and every section of the settings are walked through with the Tab key, each
 * control is pressed, and after it something has the focus that can be seen. Esc goes back.
 */
import { it } from 'node:test';
import { SECTIONS } from '../../../extension/pages/settings/section-names.js';
import { fillSettings, walk } from '../focus.mjs';
import { inBothBrowsers, nobodyComplains } from '../harness.mjs';
import { popupOf } from '../popup.mjs';
import { there } from '../vault.mjs';

const PASSWORD = 'otter violin quay lantern';

inBothBrowsers('the walk of the focus', { access: true, size: { width: 700, height: 640 } }, (world) => {
    it('is there in every section of the settings', { timeout: 600_000 }, async () => {
        await fillSettings(world, PASSWORD);
        for (const section of SECTIONS)
            await walk(
                () => world.browser.openExtensionPage(`pages/settings/settings.html#${section}`),
                section,
            );
    });

    it('is there in every view of the popup', { timeout: 600_000 }, async () => {
        const address = world.sites.url('larch');
        const site = await world.browser.open(address);
        await site.evaluate(() => /** @type {any} */ (globalThis).fill());
        for (const view of ['', 'codes', 'cookies', 'password', 'computer', 'clear'])
            await walk(
                async () => {
                    const popup = await popupOf(world, address, view);
                    await there(popup, view ? 'main section' : '.now:not([data-card=looking])');
                    return popup;
                },
                `popup ${view}`,
                true,
            );
        await site.close();
        for (const name of ['fern', 'elm']) {
            const page = await world.browser.open(world.sites.url(name));
            await walk(
                async () => {
                    const popup = await popupOf(world, world.sites.url(name));
                    await there(popup, '.now:not([data-card=looking])');
                    return popup;
                },
                `popup about ${name}`,
                true,
            );
            await page.close();
        }
    });

    nobodyComplains(world);
});
