/**
 * The authenticator where it is felt: unlocking, opening the popup, reading a picture of the page, adding many accounts.
 */
import { createVault } from '../tests/e2e/vault.mjs';
import { row, short, table } from './numbers.mjs';
import { untilPainted } from './popup.mjs';

const ROUNDS = 20;
const ACCOUNTS = 500;
const MANY = 10_000;
const PASSWORD = 'otter violin quay lantern';
/** One account in the popup, which draws those that can be seen. */
const CODE = '.codes li';
/** All are read; those near the window are drawn. */
const LAST_READ = `${CODE}[aria-setsize="${ACCOUNTS}"]`;
/** The view in which all of them are. */
const CODES = { query: '#codes' };
const SCREEN = { width: 1920, height: 1080 };

/**
 * @typedef {import('../tests/e2e/drivers/chromium-page.mjs').ChromiumPage} Page
 * @typedef {{ browser: import('../tests/e2e/drivers/index.mjs').Browser, sites: import('../tests/site/server.mjs').Sites }} World
 */

/** @param {World} world */
export async function authenticator({ browser, sites }) {
    const page = /** @type {Page} */ (await browser.openExtensionPage('pages/settings/settings.html#vault'));
    await createVault(page, PASSWORD);
    const unlocking = await page.evaluate(unlock, ROUNDS, PASSWORD);
    const memory = await page.evaluate(heldMemory);
    await page.evaluate(add, ACCOUNTS);
    const opening = [];
    const whole = [];
    for (let round = 0; round < ROUNDS; round += 1) opening.push(await untilPainted(browser, CODE, 1, CODES));
    for (let round = 0; round < ROUNDS; round += 1)
        whole.push(await untilPainted(browser, LAST_READ, 1, CODES));
    const scans = [];
    for (const [name, path] of [
        ['a page with a QR code', '/setup.html'],
        ['a page without one', '/'],
    ]) {
        const site = /** @type {Page} */ (await browser.open(sites.url('elm', path)));
        await site.puppeteer.setViewport(SCREEN);
        const picture = Buffer.from(await site.puppeteer.screenshot()).toString('base64');
        await site.close();
        scans.push(
            row(`${name}, ${SCREEN.width} x ${SCREEN.height}`, await page.evaluate(scan, ROUNDS, picture)),
        );
    }
    const adding = await page.evaluate(add, MANY - ACCOUNTS);
    table('The authenticator, ms', [
        ['', 'rounds', 'p50', 'p95', 'worst'],
        row('unlocking with the password', unlocking),
        row(`the popup with ${ACCOUNTS} accounts, from its load to the first codes painted`, opening),
        row('to all of them read, those in the window painted', whole),
        ...scans,
        row(`adding ${MANY - ACCOUNTS} accounts at once`, [adding]),
    ]);
    table('Memory five seconds after unlocking, MiB', [
        ['', ''],
        ['JavaScript and WebAssembly of the page', short(memory / (1 << 20))],
    ]);
    await page.close();
}

// These run in pages of the extension.

/** @param {number} rounds @param {string} password */
async function unlock(rounds, password) {
    const keys = await import(chrome.runtime.getURL('pages/vault/keys.js'));
    const vault = await import(chrome.runtime.getURL('shared/vault/vault.js'));
    const times = [];
    for (let round = 0; round < rounds; round += 1) {
        await vault.lock();
        const start = performance.now();
        await keys.unlock(password);
        times.push(performance.now() - start);
    }
    return times;
}

/** What the page holds once what was thrown away has been collected. */
async function heldMemory() {
    await new Promise((done) => setTimeout(done, 5000));
    const { memory } = /** @type {{ memory?: { usedJSHeapSize: number } }} */ (
        /** @type {unknown} */ (performance)
    );
    return memory?.usedJSHeapSize ?? NaN;
}

/** @param {number} count */
async function add(count) {
    const accounts = await import(chrome.runtime.getURL('shared/vault/accounts.js'));
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
    const texts = Array.from({ length: count }, (_, at) => {
        const random = crypto.getRandomValues(new Uint8Array(32));
        const secret = [...random].map((byte) => alphabet[byte % 32]).join('');
        return `otpauth://totp/Site%20${at}:robin%40site${at}.example?secret=${secret}`;
    });
    const start = performance.now();
    await accounts.addTexts(texts);
    return performance.now() - start;
}

/** @param {number} rounds @param {string} picture */
async function scan(rounds, picture) {
    const { textsIn } = await import(chrome.runtime.getURL('pages/authenticator/pictures.js'));
    const blob = new Blob([Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0))], {
        type: 'image/png',
    });
    const times = [];
    for (let round = 0; round < rounds; round += 1) {
        const start = performance.now();
        await textsIn(blob).catch(() => undefined);
        times.push(performance.now() - start);
    }
    return times;
}
