/**
 * Rules in real browsers: `node tests/evaluate/rules.mjs [chromium|firefox] [SCHEDULES] [SEED]`.
 *
 * Tabs open, go elsewhere and are closed, the background is killed, the browser is closed and started again, at random. Beside it
 * stands what is owed: a site that a tab has shown which is still there keeps its cookie, and in the end no site has one. One line
 * of JSON says how often that was so.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, launch } from '../e2e/drivers/index.mjs';
import { testCopy } from '../e2e/test-copy.mjs';
import { serve } from '../site/server.mjs';
import { fail } from './house.mjs';

/** @typedef {import('../e2e/drivers/index.mjs').Page} Page */

const RULED = ['larch', 'alarch'];
const SITES = [...RULED, 'quiet'];
const DELAY_S = 2;
const ACTS = 10;
/** What is due is done by then, though the background was killed: alarms come after half a minute. */
const PATIENCE_MS = 60_000;

const [, , wanted = 'chromium', schedules = '20', seed = '1'] = process.argv;
if (wanted !== 'chromium' && wanted !== 'firefox') fail('Which browser: chromium or firefox?');
if (!(Number(schedules) > 0 && Number.isInteger(Number(seed)))) fail('SCHEDULES and SEED are numbers.');
const name = wanted;
const random = randomFrom(Number(seed));
const copy = testCopy();
const sites = await serve();
const seen = {
    browser: name,
    schedules: 0,
    acts: 0,
    kills: 0,
    restarts: 0,
    lost: 0,
    left: 0,
    lines: 0,
    problems: 0,
};
/** @type {string[]} */
const wrong = [];
try {
    for (; seen.schedules < Number(schedules); seen.schedules += 1) await schedule();
} finally {
    await sites.close();
    copy.remove();
}
console.log(JSON.stringify({ ...seen, wrong }));

async function schedule() {
    const profile = mkdtempSync(join(tmpdir(), 'latchkey-rules-'));
    let browser = await launch(name, { extension: copy.path, profile });
    /** @type {string[]} */
    const told = [];
    try {
        let setting = await browser.openExtensionPage('pages/welcome/welcome.html');
        await setting.evaluate(setRules, RULED.map(hostOf), DELAY_S);
        /** The tabs, and the sites that each has shown. @type {{ page: Page, shown: Set<string> }[]} */
        let tabs = [];
        const show = async (/** @type {typeof tabs[number]} */ tab, /** @type {string} */ site) => {
            await tab.page.goto(sites.url(site));
            await tab.page.evaluate(() => void (document.cookie = 'cart=full; max-age=86400'));
            if (RULED.includes(site)) tab.shown.add(site);
        };
        for (let act = 0; act < ACTS; act += 1) {
            const at = Math.floor(random() * tabs.length);
            const site = SITES[Math.floor(random() * SITES.length)] ?? '';
            const dice = random();
            seen.acts += 1;
            const tab = tabs[at];
            if (dice < 0.3 || !tab) {
                told.push(`open ${site}`);
                const opened = { page: await browser.open(sites.url(site)), shown: new Set() };
                tabs.push(opened);
                await show(opened, site);
            } else if (dice < 0.5) {
                told.push(`go ${at} ${site}`);
                await show(tab, site);
            } else if (dice < 0.7) {
                told.push(`close ${at}`);
                tabs.splice(at, 1);
                await tab.page.close();
            } else if (dice < 0.8) {
                told.push('kill');
                const isKilled = await browser.killWorker().then(
                    () => true,
                    () => false,
                );
                if (isKilled) seen.kills += 1;
            } else if (dice < 0.95) {
                told.push('wait');
                await new Promise((done) => setTimeout(done, random() * 6_000));
            } else {
                told.push('restart');
                seen.restarts += 1;
                await browser.close();
                tabs = [];
                browser = await launch(name, { extension: copy.path, profile });
                setting = await browser.openExtensionPage('pages/welcome/welcome.html');
            }
            for (const site of RULED) {
                const isHeld = tabs.some(({ shown }) => shown.has(site));
                if (isHeld && !(await setting.evaluate(hasCart, hostOf(site)))) {
                    seen.lost += 1;
                    wrong.push(`${site} lost: ${told.join(', ')}`);
                }
            }
        }
        for (const { page } of tabs) await page.close();
        for (const site of RULED) {
            const left = () => setting.evaluate(hasCart, hostOf(site));
            await eventually(left, (has) => !has, PATIENCE_MS).catch(() => {
                seen.left += 1;
                wrong.push(`${site} left: ${told.join(', ')}`);
            });
        }
        const lines = await setting.evaluate(log);
        seen.lines += lines.length;
        seen.problems += lines.filter(({ problem }) => problem).length;
    } finally {
        await browser.close();
        rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
}

/** @param {string} site */
function hostOf(site) {
    return `${site}.localhost`;
}

/** The same numbers from the same seed (mulberry32). @param {number} seed */
function randomFrom(seed) {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
}

// These run in a page of the extension.

/** @param {string[]} hosts @param {number} delay */
async function setRules(hosts, delay) {
    const when = { protected: false, onTabClose: true, atStart: false, whenIdle: false };
    const clearingRules = hosts.map((site) => ({ site, ...when, choice: 'signOutAndClear', delay }));
    const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
    await local.set({ clearingRules });
}

/** @param {string} domain */
async function hasCart(domain) {
    return (await chrome.cookies.getAll({ domain, name: 'cart', partitionKey: {} })).length > 0;
}

/** @returns {Promise<{ problem: string | null }[]>} */
async function log() {
    const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
    return (await local.get('clearingLog')) ?? [];
}
