/**
 * Makes the pictures of the README and of the stores (five of 1280 x 800), in the real extension: `node tests/e2e/pictures.mjs`.
 */
import { readFileSync } from 'node:fs';
import { serve } from '../site/server.mjs';
import { show } from './clear.mjs';
import { launchChromium } from './drivers/chromium.mjs';
import { shownMeter } from './harness.mjs';
import { popupOf } from './popup.mjs';
import { testCopy } from './test-copy.mjs';
import { createVault, press, submit, there } from './vault.mjs';

/** @typedef {import('./harness.mjs').Page} Page */
/** @typedef {import('./drivers/chromium-page.mjs').ChromiumPage} ChromiumPage */

const STORE = { width: 1280, height: 800, deviceScaleFactor: 1 };
const POPUP = { width: 360, height: 540, deviceScaleFactor: 2 };
const FORM = { width: 760, height: 640, deviceScaleFactor: 2 };
const PASSWORD = 'otter violin quay lantern';
const ACCOUNTS = [
    'Elm Bank:robin@fern.example',
    'GitHub:robin',
    'Mastodon:robin@social.example',
    'Moss Mail:robin',
];

const words = JSON.parse(readFileSync('extension/_locales/en/messages.json', 'utf8'));
const sites = await serve();
const copy = testCopy();
const browser = await launchChromium({ extension: copy.path, size: STORE });
const world = /** @type {import('./harness.mjs').World} */ ({
    browser,
    sites,
    extension: copy.path,
    restart: async () => undefined,
    crash: async () => undefined,
});
try {
    await (await browser.waitForExtensionPage('pages/welcome/welcome.html')).close();
    await picturesOfPassword();
    await picturesOfCodes();
    await pictureOf('cookies', 'larch', fill);
    await pictureOf('clear', 'larch', fill);
    await pictureOfComputer();
} finally {
    await browser.close().catch(() => undefined);
    await sites.close();
    copy.remove();
}

async function picturesOfPassword() {
    const page = await browser.open(sites.url('fern'));
    await size(page, FORM);
    await page.click('#email');
    await page.type('robin@fern.example');
    await page.click('#password');
    await page.type('tulip garden');
    await shownMeter(page, ({ advice }) => advice.length > 0);
    await picture(page, 'docs/meter.png');
    await forStore('password', page);
    const popup = await popupOf(world, sites.url('fern'));
    await size(popup, POPUP);
    await there(popup, '[data-card=newPassword] #fill');
    await picture(popup, 'docs/popup.png');
    await popup.close();
    await page.close();
}

async function picturesOfCodes() {
    const settings = await browser.openExtensionPage('pages/settings/settings.html#vault');
    await createVault(settings, PASSWORD);
    await press(settings, '#recovery-kept');
    await press(settings, '#recovery-done');
    for (const [at, account] of ACCOUNTS.entries()) {
        const secret = `${'ABCD'[at]}BCDEFGHGEZDGNBVGY3TQOJQ`;
        await submit(settings, '#add-text', `otpauth://totp/${encodeURIComponent(account)}?secret=${secret}`);
        await there(settings, `.accounts > li:nth-child(${at + 1})`);
    }
    await pictureOf('codes', 'quiet', () => undefined, '.codes li:nth-child(4)');
    await settings.close();
}

async function pictureOfComputer() {
    const popup = await browser.openExtensionPage('pages/popup/popup.html#computer');
    const pages = [];
    for (const site of ['oak', 'fern', 'elm']) {
        await popup.evaluate(setCookie, sites.url(site), 'remember_token');
        pages.push(await browser.open(sites.url(site)));
    }
    await popup.activate();
    await press(popup, '#computer-yes');
    await there(popup, '#computer-forget');
    await size(popup, POPUP);
    await forStore('computer', popup);
    for (const opened of [popup, ...pages]) await opened.close();
}

/**
 * The picture of a view of the popup about a site.
 * @param {'codes' | 'cookies' | 'clear'} view
 * @param {string} site
 * @param {() => void} prepare runs in the page
 * @param {string} [selector] what is there then
 */
async function pictureOf(view, site, prepare, selector = 'main section') {
    const page = await browser.open(sites.url(site));
    await page.evaluate(prepare);
    const popup = await popupOf(world, sites.url(site));
    await size(popup, POPUP);
    if (site === 'larch')
        for (const name of ['remember_token', '_ga', 'theme'])
            await popup.evaluate(setCookie, sites.url(site), name);
    await show(popup, view);
    await there(popup, selector);
    if (view === 'cookies') await there(popup, '.cookie:nth-child(8)');
    if (view === 'clear') await there(popup, '.plan .lines');
    await forStore(view, popup);
    await popup.close();
    await page.close();
}

/**
 * What is in front, beside the words of the job.
 * @param {'password' | 'codes' | 'cookies' | 'clear' | 'computer'} job
 * @param {Page} shown
 */
async function forStore(job, shown) {
    const image = await png(shown);
    const page = await browser.open('about:blank');
    await size(page, STORE);
    await page.evaluate(
        compose,
        `data:image/png;base64,${image}`,
        words[`welcomeJob_${job}`].message,
        words[`welcomeJobMeaning_${job}`].message,
    );
    await page.evaluate(() => document.images[0]?.decode());
    await picture(page, `docs/store/${job}.png`);
    await page.close();
}

/** @param {Page} page @param {typeof STORE} viewport */
function size(page, viewport) {
    return /** @type {ChromiumPage} */ (page).puppeteer.setViewport(viewport);
}

/** @param {Page} page */
async function png(page) {
    await page.activate();
    // The ring around what has the focus says nothing in a picture; a field keeps it, and the card beside it.
    await page.evaluate(() => {
        if (document.activeElement instanceof HTMLHeadingElement) document.activeElement.blur();
    });
    return /** @type {ChromiumPage} */ (page).puppeteer.screenshot({ encoding: 'base64' });
}

/** @param {Page} page @param {string} path */
async function picture(page, path) {
    await page.activate();
    await page.screenshot(path);
    console.log(path);
}

// These run in pages.

function fill() {
    /** @type {any} */ (globalThis).fill();
}

/** @param {string} url @param {string} name */
async function setCookie(url, name) {
    const httpOnly = name === 'remember_token';
    const value = httpOnly ? 'q8v3m1z7x2c4b6n9l5k0j8h7g6f4d3s1' : 'GA1.1.1182734.1790000000';
    const expirationDate = Date.now() / 1000 + 10_000_000;
    await chrome.cookies.set({ url, name, value, httpOnly, expirationDate });
}

/** @param {string} source @param {string} title @param {string} text */
function compose(source, title, text) {
    const style = document.createElement('style');
    style.textContent = `
        body { margin: 0; width: 1280px; height: 800px; display: grid; grid-template-columns: 1fr auto; gap: 64px; align-items: center;
            box-sizing: border-box; padding: 0 88px; background: #e3f2ee; color: #1c2127; font: 26px/1.45 system-ui, sans-serif; }
        h1 { margin: 0 0 20px; font-size: 52px; line-height: 1.15; color: #0b5d4b; }
        p { margin: 0; }
        img { max-width: 640px; max-height: 680px; border-radius: 14px; box-shadow: 0 12px 40px rgb(0 0 0 / 25%); background: #fff; }`;
    const words = document.createElement('div');
    const [heading, line, image] = ['h1', 'p', 'img'].map((name) => document.createElement(name));
    if (!heading || !line || !image) return;
    heading.textContent = title;
    line.textContent = text;
    /** @type {HTMLImageElement} */ (image).src = source;
    words.append(heading, line);
    document.head.append(style);
    document.body.append(words, image);
}
