/**
 * Chromium, driven through puppeteer.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { ChromiumPage } from './chromium-page.mjs';
import { isUsed, keepExtensions } from './chromium-profile.mjs';
import {
    agreeTo,
    allowPrivateWindows,
    becomeDeveloper,
    grant,
    reload,
    withdraw,
} from './chromium-settings.mjs';

/** So long the background has to notice that nobody is there. */
const NOTICED_MS = 2_000;
const DEFAULT_SIZE = { width: 1100, height: 800 };

const ARGS = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--enable-unsafe-extension-debugging',
    '--no-first-run',
    '--lang=en-US',
];

/**
 * @param {import('./index.mjs').Options & { visible?: boolean }} options
 * @returns {Promise<import('./index.mjs').Browser & { closed: Promise<void> }>} `closed` settles when the person closes it
 */
export async function launchChromium({
    extension,
    size = DEFAULT_SIZE,
    visible = false,
    profile,
    hosts = [],
}) {
    const isNew = profile !== undefined && !isUsed(profile);
    const browser = await puppeteer.launch({
        executablePath: '/usr/bin/chromium',
        pipe: true,
        enableExtensions: true,
        headless: !visible,
        defaultViewport: visible ? null : size,
        userDataDir: profile,
        args: [
            ...ARGS,
            `--window-size=${size.width},${size.height + 100}`,
            ...(isNew ? [`--load-extension=${extension}`] : []),
            `--host-resolver-rules=${hosts.map((host) => `MAP ${host} 127.0.0.1`).join(', ')}`,
        ],
    });
    const downloads = mkdtempSync(join(tmpdir(), 'latchkey-downloads-'));
    try {
        const session = await browser.target().createCDPSession();
        await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
        /** @type {string[]} */
        const complaints = [];
        browser.on('targetcreated', async (target) => {
            if (target.type() !== 'service_worker') return;
            const worker = await target.worker().catch(() => null);
            worker?.on('console', (message) => {
                if (message.type() === 'error') complaints.push(`background: ${message.text()}`);
            });
        });
        if (isNew) await becomeDeveloper(browser);
        const id = profile ? await installed(browser) : await browser.installExtension(extension);
        const origin = `chrome-extension://${id}`;

        /** @param {string} url */
        const open = async (url) => {
            const page = await ChromiumPage.adopt(await browser.newPage(), complaints);
            await page.goto(url);
            return page;
        };

        const worker = () =>
            browser.waitForTarget(
                (target) => target.type() === 'service_worker' && target.url().startsWith(origin),
                { timeout: 10_000 },
            );

        /** @param {string} url */
        const waitForPage = async (url) => {
            const target = await browser.waitForTarget((target) => target.url() === url, { timeout: 10_000 });
            const page = await target.asPage();
            await page.waitForFunction(() => document.readyState === 'complete');
            return ChromiumPage.adopt(page, complaints);
        };

        return {
            name: 'chromium',
            downloads,
            open,
            openExtensionPage: (path) => open(`${origin}/${path}`),
            waitForExtensionPage: (path) => waitForPage(`${origin}/${path}`),
            async clickAction(page) {
                const installed = (await browser.extensions()).get(id);
                if (!installed) throw new Error('the extension is not installed');
                await /** @type {ChromiumPage} */ (page).puppeteer.triggerExtensionAction(installed);
            },
            agreeTo: (origins) => agreeTo(browser, id, origins),
            grant: (origins) => grant(browser, id, origins),
            withdraw: (origins) => withdraw(browser, id, origins),
            async killWorker() {
                const running = await (await worker()).worker();
                // Closing it ends the session that closes it, which puppeteer takes for an error.
                await running?.close().catch(() => undefined);
            },
            async tellIdle(state) {
                const running = await (await worker()).worker();
                await running?.evaluate(pretendIdle, state, NOTICED_MS);
            },
            allowPrivateWindows: () => allowPrivateWindows(browser, id),
            async openPrivate(url) {
                const opener = await open(`${origin}/pages/settings/settings.html#vault`);
                // Told apart from an open page of the same address until it has opened.
                await opener.evaluate(openPrivateWindow, `${url}#private`);
                await opener.close();
                return waitForPage(`${url}#private`);
            },
            reloadExtension: () => reload(browser, id),
            problems: async () => complaints,
            closed: new Promise((closed) => browser.on('disconnected', () => closed())),
            close: async () => {
                await browser.close();
                if (isNew) keepExtensions(profile);
                rmSync(downloads, { recursive: true, force: true });
            },
            async kill() {
                const process = browser.process();
                const gone = new Promise((done) => process?.once('exit', done));
                process?.kill('SIGKILL');
                await gone;
                rmSync(downloads, { recursive: true, force: true });
            },
        };
    } catch (error) {
        await browser.close();
        throw error;
    }
}

/**
 * For a moment nobody is there; then somebody is back. Runs in the worker.
 * @param {string} state
 * @param {number} duration milliseconds
 */
async function pretendIdle(state, duration) {
    // Chromium gives events this method, for its own use.
    const event = /** @type {{ dispatch(state: string): void }} */ (
        /** @type {unknown} */ (chrome.idle.onStateChanged)
    );
    const { queryState } = chrome.idle;
    Object.assign(chrome.idle, { queryState: async () => state });
    event.dispatch(state);
    await new Promise((done) => setTimeout(done, duration));
    Object.assign(chrome.idle, { queryState });
    event.dispatch('active');
}

/** Runs in a page of the extension. @param {string} url */
async function openPrivateWindow(url) {
    await chrome.windows.create({ url, incognito: true });
}

/** The extension that the profile has. @param {import('puppeteer-core').Browser} browser */
async function installed(browser) {
    for (let wait = 0; wait < 100; wait += 1) {
        const [id] = (await browser.extensions()).keys();
        if (id) return id;
        await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error('the profile has no extension');
}
