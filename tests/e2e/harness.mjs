/**
 * What the end-to-end tests have in common: both browsers, the sites, the extension.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { serve } from '../site/server.mjs';
import { eventually, launch } from './drivers/index.mjs';
import { SHIPPED, testCopy } from './test-copy.mjs';

/** @typedef {import('./drivers/index.mjs').Browser} Browser */
/** @typedef {import('./drivers/index.mjs').Page} Page */
/** @typedef {import('./drivers/index.mjs').Meter} Meter */

/**
 * @typedef {object} World
 * @property {Browser} browser
 * @property {import('../site/server.mjs').Sites} sites
 * @property {string} extension the folder that is installed
 * @property {() => Promise<void>} restart closes the browser and starts it again, where its profile is to last
 * @property {() => Promise<void>} crash the same, but it is killed
 */

/** `BROWSER=firefox` leaves the other out. */
const BROWSERS = /** @type {const} */ (['chromium', 'firefox']);

/** Screenshots are left here. */
export const ARTIFACTS = resolve(import.meta.dirname, '../../artifacts');

/**
 * @typedef {object} Options
 * @property {boolean} access whether the extension has access to all sites from the start
 * @property {boolean} [notifications] whether it may show notifications
 * @property {boolean} [lasting] whether the browser can be started again
 * @property {{ width: number, height: number }} [size] how big the window is
 * @property {string[]} [hosts] which hosts lead to this computer
 * @property {'de' | 'rtl'} [words] other words than English ones, or from right to left
 * @property {'chromium' | 'firefox'} [only] in one browser alone
 * @property {boolean} [waits] whether the tests mostly wait, so that both browsers can run at the same time
 */

/**
 * Declares tests that run in Chromium and in Firefox, one after the other.
 * @param {string} title
 * @param {Options} options
 * @param {(world: World) => void} declare
 */
export function inBothBrowsers(title, options, declare) {
    mkdirSync(ARTIFACTS, { recursive: true });
    const chosen = BROWSERS.filter(
        (name) => name === (process.env.BROWSER ?? name) && name === (options.only ?? name),
    );
    const suites = () => chosen.forEach((name) => inBrowser(name, title, options, declare));
    if (options.waits) describe(title, { concurrency: true }, suites);
    else suites();
}

/**
 * @param {(typeof BROWSERS)[number]} name
 * @param {string} title
 * @param {Options} options
 * @param {(world: World) => void} declare
 */
function inBrowser(name, title, { access, notifications, words, lasting, size, hosts }, declare) {
    describe(`${title}, in ${name}`, { concurrency: 1 }, () => {
        const copy = access ? testCopy({ notifications, words }) : { path: SHIPPED, remove: () => undefined };
        const world = /** @type {World} */ ({ extension: copy.path });
        const profile = lasting ? mkdtempSync(join(tmpdir(), 'latchkey-profile-')) : undefined;
        const start = async () => {
            world.browser = await launch(name, { extension: copy.path, size, profile, hosts });
        };
        world.restart = () => world.browser.close().then(start);
        world.crash = () => world.browser.kill().then(start);
        before(async () => {
            world.sites = await serve();
            await start();
            await (await world.browser.waitForExtensionPage('pages/welcome/welcome.html')).close();
        });
        after(async () => {
            await world.browser?.close();
            await world.sites?.close();
            copy.remove();
            if (profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
        });
        declare(world);
    });
}

/** Declares the test that nothing has gone wrong out of sight, in the tests before it. @param {World} world */
export function nobodyComplains(world) {
    it('makes neither browser nor extension complain', async () => {
        assert.deepEqual(await world.browser.problems(), []);
    });
}

/**
 * Waits for a meter that is shown and says something that fits.
 * @param {Page} page
 * @param {(meter: Meter) => unknown} [fits]
 */
export async function shownMeter(page, fits = () => true) {
    const meter = await eventually(
        () => page.meter(),
        (meter) => meter?.visible && meter.verdict && fits(meter),
    );
    return /** @type {Meter} */ (meter);
}

/**
 * Makes sure that no meter comes: waits as long as one could take.
 * @param {Page} page
 */
export async function noMeter(page) {
    for (let look = 0; look < 8; look += 1) {
        const meter = await page.meter();
        if (meter) throw new Error(`a meter is shown: ${meter.verdict}`);
        await new Promise((done) => setTimeout(done, 150));
    }
}
