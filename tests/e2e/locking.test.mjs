import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers, nobodyComplains } from './harness.mjs';
import { createVault, options, press, submit, there } from './vault.mjs';

const PASSWORD = 'otter violin quay lantern';
const PATIENCE_MS = 120_000;

inBothBrowsers('the vault', { access: true, waits: true }, (world) => {
    it('is locked when nobody is there, and when the screen is locked', async () => {
        const { browser } = world;
        const page = await options(world);
        await createVault(page, PASSWORD);
        await page.click('#recovery-kept');
        await page.click('#recovery-done');
        await there(page, '#locking-idle');
        // What was asked before a lock is not asked after it.
        await press(page, '#backup-go');
        await there(page, '#asked-password');
        await press(page, '#lock-now');
        await submit(page, '#unlock', PASSWORD);
        await there(page, '#locking-idle');
        assert.ok(await page.evaluate(() => !document.querySelector('#asked-password')));
        await page.evaluate(() => {
            const field = /** @type {HTMLInputElement} */ (document.querySelector('#locking-idle'));
            field.value = '1';
            field.dispatchEvent(new Event('change', { bubbles: true }));
        });
        // Firefox finds that nobody is there after a minute without a key, and never tells of a locked screen. Chromium
        // without a display finds neither, and is told.
        const states = browser.tellIdle ? /** @type {const} */ (['idle', 'locked']) : [undefined];
        for (const state of states) {
            if (state) await browser.tellIdle?.(state);
            await eventually(
                () => page.evaluate(() => Boolean(document.querySelector('#unlock'))),
                (locked) => locked,
                PATIENCE_MS,
            );
            assert.ok(!('vaultKey' in (await page.evaluate(() => chrome.storage.session.get()))));
            await submit(page, '#unlock', PASSWORD);
            await there(page, '#lock-now');
        }
        await page.close();
    });

    nobodyComplains(world);
});
