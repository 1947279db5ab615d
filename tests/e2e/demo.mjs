/**
 * The demo: the main job of Latchkey on the demo site. With a display it opens a browser for a person to try it; without
 * one it types into the sign-up page itself, prints each verdict and leaves screenshots.
 */
import { mkdirSync } from 'node:fs';
import { relative } from 'node:path';
import { platform, env } from 'node:process';
import { serve } from '../site/server.mjs';
import { launchChromium } from './drivers/chromium.mjs';
import { eventually } from './drivers/index.mjs';
import { ARTIFACTS, shownMeter } from './harness.mjs';
import { testCopy } from './test-copy.mjs';

const EMAIL = 'robin@fern.example';
const PASSWORDS = ['password', 'robinfern', 'tulip garden', 'otter violin quay lantern'];

const hasDisplay = platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
const sites = await serve();
const copy = testCopy();
const browser = await launchChromium({ extension: copy.path, visible: hasDisplay });
try {
    await (await browser.waitForExtensionPage('pages/welcome/welcome.html')).close();
    const page = await browser.open(sites.url('fern'));
    if (hasDisplay) {
        console.log(`Choose a password on ${sites.url('fern')}. Access to all sites was given beforehand.`);
        await browser.closed;
    } else {
        console.log(`No display: typing into ${sites.url('fern')} in headless Chromium.`);
        await typeAndPrint(page);
        await takePicture(page, 'demo-meter.png');
        const popup = await browser.openExtensionPage('pages/popup/popup.html#password');
        await eventually(
            () => popup.evaluate(() => document.querySelector('#try')),
            (field) => field,
        );
        await takePicture(popup, 'demo-popup.png');
    }
} finally {
    await browser.close().catch(() => undefined);
    await sites.close();
    copy.remove();
}

/** @param {import('./drivers/index.mjs').Page} page */
async function typeAndPrint(page) {
    await page.click('#email');
    await page.type(EMAIL);
    console.log(`E-mail address: ${EMAIL}`);
    for (const password of PASSWORDS) {
        await page.click('#password');
        const before = await shownMeter(page);
        await page.evaluate(() => /** @type {HTMLInputElement} */ (document.activeElement).select());
        const start = performance.now();
        for (const key of password) await page.type(key);
        const meter = await settled(page, before);
        const took = performance.now() - start;
        console.log(`\n${password}\n  ${meter.verdict} (${meter.now} of ${meter.max}). ${meter.time}`);
        for (const line of meter.advice) console.log(`  - ${line}`);
        console.log(`  ${password.length} keys, ${Math.round(took)} ms with reading the screen`);
    }
}

/**
 * The verdict once it has stopped changing.
 * @param {import('./drivers/index.mjs').Page} page
 * @param {import('./drivers/index.mjs').Meter} before
 */
async function settled(page, before) {
    const said = (/** @type {typeof before} */ { verdict, time, advice }) =>
        [verdict, time, ...advice].join(' ');
    let last = await shownMeter(page, (meter) => said(meter) !== said(before));
    for (;;) {
        await new Promise((done) => setTimeout(done, 60));
        const next = await shownMeter(page);
        if (said(next) === said(last)) return next;
        last = next;
    }
}

/**
 * @param {import('./drivers/index.mjs').Page} page
 * @param {string} name
 */
async function takePicture(page, name) {
    mkdirSync(ARTIFACTS, { recursive: true });
    await page.screenshot(`${ARTIFACTS}/${name}`);
    console.log(`\nScreenshot: ${relative(process.cwd(), ARTIFACTS)}/${name}`);
}
