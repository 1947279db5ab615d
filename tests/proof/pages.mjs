/**
 * Hostile pages: each tries one way of `tests/site/hostile/ways/`, in one browser for all.
 *
 * What a page can tell before a person has done anything is what differs from the same browser without the extension, on the same
 * page. After that a person types, and the meter has to come: so Latchkey was there. The same ways are tried on an extension that
 * leaks on purpose, and have to see it.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UNSEEN } from '../site/hostile/unseen.mjs';
import { serve } from '../site/server.mjs';
import { eventually, launch } from '../e2e/drivers/index.mjs';
import { testCopy } from '../e2e/test-copy.mjs';
import { leakyCopy } from './leaky.mjs';

/** @typedef {import('../e2e/drivers/index.mjs').Page} Page */
/** @typedef {import('../e2e/drivers/index.mjs').Browser} Browser */
/** @typedef {{ way: string, saw: string }} Fault */

/** So long a page has before a person comes: the gate has looked, and called the rest in. */
const QUIET_MS = 700;
/** Kinds of ways by the beginnings of their names; the first of each pair can tell of Latchkey before a person acts. */
const TELLING = /^(?:look|hear|observe|hook|getter|load)-/;

/** @param {'chromium' | 'firefox'} name */
export async function hostilePages(name) {
    const sites = await serve();
    /** @type {Fault[]} */
    const faults = [];
    const stranger = strangerCopy();
    const copy = testCopy();
    const leaky = leakyCopy();
    try {
        const without = await inBrowser(name, stranger.path, async (_browser, page) => {
            const names = await waysOf(page, sites);
            return seenBefore(
                page,
                sites,
                names.filter((way) => TELLING.test(way)),
                undefined,
            );
        });
        const ways = await inBrowser(name, copy.path, async (browser, page) => {
            const names = await waysOf(page, sites);
            const origin = await originOf(browser);
            for (const way of names) {
                const saw = await tried(page, sites, way, origin, without).catch(
                    (error) => `broke: ${error.message}`,
                );
                if (saw) faults.push({ way, saw });
            }
            for (const way of UNSEEN) {
                const saw = await unseen(page, sites, way).catch((error) => `broke: ${error.message}`);
                if (saw) faults.push({ way: `unseen-${way}`, saw });
            }
            // What pages cannot load of the extension is told too, of an address that is none.
            const problems = (await browser.problems()).filter(
                (said) => !/may not load or link to|-extension:\/\/(?:invalid|nobody)/.test(said),
            );
            for (const saw of problems) faults.push({ way: 'all', saw });
            return names;
        });
        const leaks = await inBrowser(name, leaky.path, (_browser, page) =>
            plantedSeen(page, sites, without),
        );
        const telling = ways.filter((way) => TELLING.test(way)).length;
        const figures = {
            pages: ways.length + UNSEEN.length,
            telling,
            broken: faults.length,
            notSeen: MUST_SEE.filter((way) => !leaks.includes(way)),
            faults,
        };
        return { figures, fails: faults.length > 0 || figures.notSeen.length > 0 };
    } finally {
        for (const made of [stranger, copy, leaky]) made.remove();
        await sites.close();
    }
}

/** These see the planted extension, which leaks in as many ways. */
const MUST_SEE = [
    'look-markup',
    'look-datasets',
    'look-style-sheets',
    'look-top-layer',
    'look-marks',
    'look-storage',
    'look-selection',
    'hear-messages',
    'hear-unknown-events',
    'observe-attributes',
    'observe-children',
    'inside-open-root',
    'inside-find',
    'inside-size',
];

/**
 * @template Result
 * @param {'chromium' | 'firefox'} name
 * @param {string} extension
 * @param {(browser: Browser, page: Page) => Promise<Result>} work
 */
async function inBrowser(name, extension, work) {
    const browser = await launch(name, { extension });
    try {
        return await work(browser, await browser.open('about:blank'));
    } finally {
        await browser.close();
    }
}

/** An extension that does nothing. */
function strangerCopy() {
    const path = mkdtempSync(join(tmpdir(), 'latchkey-stranger-'));
    writeFileSync(
        `${path}/manifest.json`,
        JSON.stringify({
            manifest_version: 3,
            name: 'Nothing',
            version: '1',
            browser_specific_settings: { gecko: { id: 'nothing@nothing.example' } },
        }),
    );
    return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** @param {Browser} browser */
async function originOf(browser) {
    const own = await browser.openExtensionPage('pages/welcome/welcome.html');
    const origin = await own.evaluate(() => location.origin);
    await own.close();
    return origin;
}

/** @typedef {import('../site/server.mjs').Sites} Sites */

/** @param {Sites} sites @param {string} way @param {string} [origin] */
const address = (sites, way, origin = 'chrome-extension://nobody') =>
    sites.url('hostile', `/way.html?way=${way}&origin=${encodeURIComponent(origin)}`);

/** @param {Page} page @param {Sites} sites @returns {Promise<string[]>} */
async function waysOf(page, sites) {
    await page.goto(address(sites, ''));
    return page.evaluate(() => [.../** @type {any} */ (globalThis).ways.keys()]);
}

const pause = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

/** What the page sees before anybody acts, as text. @param {Page} page */
async function sees(page) {
    await pause(QUIET_MS);
    return page.evaluate(() => {
        const { chosen, real } = /** @type {any} */ (globalThis);
        return String(real.stringify(chosen?.sees?.() ?? null));
    });
}

/** @param {Page} page @param {Sites} sites @param {string[]} ways @param {string | undefined} origin */
async function seenBefore(page, sites, ways, origin) {
    /** @type {Map<string, string>} */
    const seen = new Map();
    for (const way of ways) {
        await page.goto(address(sites, way, origin));
        seen.set(way, await sees(page));
    }
    return seen;
}

/** Addresses differ from run to run by the origin of the extension. @param {string} text */
const withoutOrigin = (text) => text.replace(/(?:chrome|moz)-extension(?::|%3A)[\w:/%-]*/g, 'extension');

/**
 * Tries a way, and says what the page got out of it; nothing if all is well.
 * @param {Page} page
 * @param {Sites} sites
 * @param {string} way
 * @param {string} origin
 * @param {Map<string, string>} without
 */
async function tried(page, sites, way, origin, without) {
    await page.goto(address(sites, way, origin));
    const before = await sees(page);
    const known = without.get(way);
    if (known !== undefined && withoutOrigin(before) !== withoutOrigin(known))
        return difference(known, before);
    if (await page.meter()) return 'a meter before a person acts';
    if (way.startsWith('race-')) return raced(page);
    const value = await page.evaluate(() => {
        const field = /** @type {HTMLInputElement | null} */ (document.getElementById('password'));
        return field?.value ?? '';
    });
    if (value) return `filled in: ${value}`;
    await page.clickAt(await page.evaluate(passwordField));
    await page.type('tulip');
    const meter = await eventually(
        () => page.meter(),
        (meter) => meter?.visible && meter.verdict,
        8_000,
    ).catch(() => null);
    if (!meter) return 'no meter once a person acts';
    return inside(page, meter);
}

/** Points at the card, and asks the page what it has of it. @param {Page} page @param {import('../e2e/drivers/index.mjs').Meter} meter */
async function inside(page, { verdict, time, advice, hint, rect }) {
    const texts = [verdict, time, ...advice, hint].filter(Boolean).map((text) => text.slice(0, 20));
    const has = await page.evaluate(
        (texts) => /** @type {any} */ (globalThis).chosen?.has?.(texts) ?? [],
        texts,
    );
    if (has.length > 0) return `has ${has.join(', ')}`;
    await page.clickAt({ x: Math.round(rect.left + 30), y: Math.round(rect.top + 20) });
    const clicked = await page.evaluate(
        (texts) => /** @type {any} */ (globalThis).chosen?.has?.(texts) ?? [],
        texts,
    );
    return clicked.length > 0 ? `has, once clicked: ${clicked.join(', ')}` : '';
}

/** The page changes its field while a password is filled in. @param {Page} page */
async function raced(page) {
    await page.click('#password');
    await page.evaluate(() => {
        const view = /** @type {any} */ (globalThis);
        view.said = { changed: 0, filled: 0 };
        addEventListener('input', () => (view.said.filled ||= performance.now()), true);
        setTimeout(() => {
            view.said.changed = performance.now();
            view.race();
        }, Math.random() * 150);
    });
    await page.pressFillCommand();
    await pause(400);
    const { said, elsewhere } = await page.evaluate(() => ({
        said: /** @type {any} */ (globalThis).said ?? { changed: 0, filled: 0 },
        elsewhere: [...document.querySelectorAll('input')]
            .filter(({ id, value, type }) => value && id !== 'password' && type !== 'checkbox')
            .map(({ id }) => id),
    }));
    if (elsewhere.length > 0) return `filled into ${elsewhere.join(', ')}`;
    return said.changed && said.filled > said.changed ? 'filled in after it could no longer be seen' : '';
}

/** @param {Page} page @param {Sites} sites @param {string} way */
async function unseen(page, sites, way) {
    await page.goto('about:blank');
    await page.goto(sites.url('hostile', `/unseen.html#${way}`));
    await page.type('tulip');
    await pause(QUIET_MS);
    if (await page.meter()) return 'a meter for a field that cannot be seen';
    await page.pressFillCommand();
    await pause(400);
    const value = await page.evaluate(
        () => /** @type {HTMLInputElement} */ (document.querySelector('#password')).value,
    );
    return value === 'tulip' ? '' : `filled in: ${value}`;
}

/** Which of the ways that have to see the planted extension do. @param {Page} page @param {Sites} sites @param {Map<string, string>} without */
async function plantedSeen(page, sites, without) {
    const seen = [];
    for (const way of MUST_SEE) {
        const saw = await tried(page, sites, way, 'chrome-extension://nobody', without).catch(() => '');
        if (saw && !saw.startsWith('no meter')) seen.push(way);
    }
    return seen;
}

/** Where two texts begin to differ. @param {string} one @param {string} other */
function difference(one, other) {
    let at = 0;
    while (at < one.length && one[at] === other[at]) at += 1;
    const from = Math.max(0, at - 20);
    return `${one.slice(from, at + 60)} became ${other.slice(from, at + 60)}`;
}

// This runs in the page, whatever stands in the way of its properties.

/** Where the password field is. */
function passwordField() {
    const { left, top, width, height } = Element.prototype.getBoundingClientRect.call(
        Document.prototype.getElementById.call(document, 'password'),
    );
    return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
}
