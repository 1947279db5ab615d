/**
 * Signing out that is cut off during the proof, when the page is closed or the background killed: nothing that was put back stays.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventually } from '../drivers/index.mjs';
import { inBothBrowsers } from '../harness.mjs';
import { atDoor, beginToLeave, jarOf } from '../leave.mjs';

/** @typedef {import('../harness.mjs').Page} Page */

/** How long after the beginning of the proof the page is closed, in milliseconds. */
const CLOSED_AFTER = [0, 200, 700];

inBothBrowsers('signing out that is cut off during the proof', { access: true }, (world) => {
    for (const name of ['fragment', 'rotating-storage']) {
        it(`leaves nothing put back when the page is closed: ${name}`, async () => {
            for (const delay of CLOSED_AFTER)
                await cutOff(world, name, async (extension, host, observer) => {
                    await extension.evaluate(beginToLeave, host, [], delay);
                    await eventually(
                        () => observer.evaluate(isOpen),
                        (open) => !open,
                        60_000,
                    );
                });
        });

        it(`leaves nothing put back when the background is killed: ${name}`, async () => {
            await cutOff(world, name, async (extension, host) => {
                await extension.evaluate(beginToLeave, host, []);
                const said = (/** @type {string} */ key) =>
                    eventually(
                        () => extension.evaluate((key) => document.documentElement.dataset[key], key),
                        Boolean,
                        60_000,
                    );
                await said('proves');
                await world.browser.killWorker();
                const { result, reason } = JSON.parse(String(await said('left')));
                assert.equal(result, 'removedHereOnly');
                // Firefox can let the background end what it is about.
                const reasons = ['interrupted', 'serverKeepsSession'];
                assert.ok(
                    reasons.slice(0, world.browser.name === 'firefox' ? 2 : 1).includes(reason),
                    String(reason),
                );
            });
        });
    }
});

/**
 * Signs in to a site whose server takes for ever what signs in, leaves it, and looks what is left.
 * @param {import('../harness.mjs').World} world
 * @param {string} name
 * @param {(extension: Page, host: string, observer: Page) => Promise<void>} cut
 */
async function cutOff(world, name, cut) {
    await atDoor(world, name, async ({ origin, host, signedIn, toAccount, page, extension }) => {
        const observer = await world.browser.openExtensionPage('pages/settings/settings.html#vault');
        try {
            await toAccount();
            const before = await observer.evaluate(jarOf, host);
            await cut(extension, host, observer);
            await eventually(
                () => observer.evaluate(isPending),
                (pending) => !pending,
                30_000,
            );
            await page.goto(`${origin}/about`);
            // Its tab may be on its way back from the proof.
            const localStorage = await eventually(
                () => page.evaluate(() => ({ ...window.localStorage })).catch(() => undefined),
                (stored) => stored !== undefined,
            );
            const cookies = await observer.evaluate(jarOf, host);
            assert.ok(!signedIn({ cookies, localStorage }), 'nothing that signs in is there');
            const values = new Set(before.map(({ value }) => value));
            assert.deepEqual(
                cookies.filter(({ value }) => values.has(value)),
                [],
            );
        } finally {
            await observer.close();
        }
    });
}

// These run in a page of the extension.

/** Whether the page that leaves is open. */
async function isOpen() {
    return (await chrome.tabs.query({})).some(({ url }) => url?.endsWith('/pages/welcome/welcome.html'));
}

/** Whether something has to be removed still. */
async function isPending() {
    const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
    return Boolean(await local.get('leavingPending'));
}
