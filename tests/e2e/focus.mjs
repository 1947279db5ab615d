/**
 * Where the focus is, for those who use a page by keys alone: something has it that can be seen, and Tab leads everywhere.
 */
import assert from 'node:assert/strict';
import { eventually } from './drivers/index.mjs';
import { createVault, options, press, there } from './vault.mjs';

/** @typedef {import('./harness.mjs').Page} Page */
/** @typedef {{ key: string, kind: string, role: string, left: boolean }} Stop */

/** No page has so many stops. */
const MOST_STOPS = 400;
/** What an act sets off has happened by then. */
const SETTLED_MS = 250;
/**
 * What is passed by: what opens a window of the browser's own or another tab, takes the page away, or waits for a device. What locks is
 * tried on its own.
 */
const PASSED = [
    'input[type=file]',
    'a[target=_blank], a[href*="settings.html"]',
    '#computer-notify, #clipboard-emptied, #manage, #news',
    '#settings, #pop-out, #why-not, #now-why-not, #codes-add, #computer-leave, .back',
    '#lock, #lock-now, #recovery-print, #recovery-save, #shortcuts-change',
    '#backup-go, #export-go, #export-aegis, #settings-save, #export-json, #export-netscape',
    '#clear-again',
].join();
/** What settings change that the walk needs as it is. */
const KEPT = ['#everywhere-off', '#clear-go', '#repair', '.switch', '#textSize'].join();

/**
 * Walks through a page with the Tab key and presses all there is. Where an act leads elsewhere, it begins anew behind it.
 * @param {() => Promise<Page>} open
 * @param {string} name
 * @param {boolean} [goesBack] whether Esc leads back from a view
 */
export async function walk(open, name, goesBack = false) {
    const done = new Set();
    const problems = [];
    let page = await opened(open);
    const start = await page.evaluate(() => location.hash);
    const wanted = await page.evaluate(controls);
    // Behind the last stop comes the first again.
    for (let lefts = 0, stop = 0; lefts < 2 && stop < MOST_STOPS; stop += 1) {
        await page.press('Tab');
        const at = await page.evaluate(stopNow, PASSED, KEPT);
        if (at.left) lefts += 1;
        if (at.left || done.has(at.key)) continue;
        lefts = 0;
        done.add(at.key);
        try {
            if (await stays(page, at, `${name}: ${at.key}`, start, goesBack)) continue;
        } catch (error) {
            problems.push(String(error));
        }
        await page.close();
        page = await opened(open);
    }
    const left = await page.evaluate(controls);
    problems.push(
        ...wanted
            .filter((key) => left.includes(key) && !done.has(key))
            .map((key) => `${name}: ${key} is not reached`),
    );
    assert.deepEqual(problems, []);
    await page.close();
    assert.ok(done.size > 1, `${name} has no stops`);
}

/**
 * Presses what has the focus, and looks where that is then. Answers whether it is where it was.
 * @param {Page} page
 * @param {Stop} at
 * @param {string} where
 * @param {string} start the part of the address that names the view
 * @param {boolean} goesBack
 */
async function stays(page, at, where, start, goesBack) {
    await isSeen(page, `${where}, reached`);
    if (at.kind === 'passed') return true;
    if (at.kind === 'space') await page.type(' ');
    else await page.press(at.kind);
    await new Promise((done) => setTimeout(done, SETTLED_MS));
    const after = await isSeen(page, `${where}, pressed`);
    const hash = await page.evaluate(() => location.hash);
    if (goesBack && hash !== start) {
        await page.press('Escape');
        await isSeen(page, `${where}, back`);
        assert.equal(await page.evaluate(() => location.hash), start, `${where}, back`);
    }
    if (hash === start && after.key === at.key) return true;
    // What was asked is answered with no.
    if (hash === start && after.role !== 'title') {
        await page.press('Escape');
        await isSeen(page, `${where}, and Esc`);
    }
    return false;
}

/** A page, once it is drawn. @param {() => Promise<Page>} open */
async function opened(open) {
    const page = await open();
    await there(page, 'main > *');
    // What is still being read would push down what has the focus by then.
    await eventually(
        () => page.evaluate(() => document.querySelector('[aria-busy=true]') === null),
        (ready) => ready,
    );
    await page.activate();
    await new Promise((done) => setTimeout(done, SETTLED_MS));
    return page;
}

/** Something has the focus, and nothing lies over it. @param {Page} page @param {string} where @returns {Promise<Stop>} */
export async function isSeen(page, where) {
    const seen = await eventually(
        () => page.evaluate(focusNow),
        ({ problem }) => !problem,
        5_000,
    ).catch((error) => {
        throw new Error(`${where}: ${error.message}`);
    });
    return seen.stop;
}

/** Presses Tab until something has the focus. @param {Page} page @param {string} selector */
export async function tabTo(page, selector) {
    await there(page, selector);
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
        if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
        await page.press('Tab');
    }
    throw new Error(`Tab does not lead to ${selector}`);
}

/**
 * Gives every section of the settings something to press: a vault with accounts, rules, cookies.
 * @param {import('./harness.mjs').World} world
 * @param {string} password of the vault
 */
export async function fillSettings(world, password) {
    const accounts = await options(world);
    await createVault(accounts, password);
    await press(accounts, '#recovery-kept');
    await press(accounts, '#recovery-done');
    await there(accounts, '#accounts');
    await accounts.evaluate(prepare, world.sites.url('elm'));
    await accounts.evaluate(setCookies, world.sites.url('larch'));
    await accounts.close();
}

// These run in pages of the extension.

/** What has the focus, and what is to be pressed there. @param {string} passed @param {string} kept */
function stopNow(passed, kept) {
    const at = document.activeElement ?? document.body;
    const label = at.id || at.getAttribute('aria-label') || at.textContent?.trim().slice(0, 60);
    const kind =
        at.matches(passed) || at.matches(kept)
            ? 'passed'
            : at.matches('[type=checkbox], [type=radio]')
              ? 'space'
              : at.matches('select')
                ? 'ArrowDown'
                : 'Enter';
    return { key: `${label}`, kind, role: at.tagName, left: at === document.body };
}

/** What can be pressed, as it is called. */
function controls() {
    const kinds = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
    return (
        [...document.querySelectorAll(kinds)]
            .filter(
                (control) => control.checkVisibility() && /** @type {HTMLElement} */ (control).tabIndex >= 0,
            )
            // Of boxes that exclude each other one is a stop.
            .filter((control) => !control.matches('[type=radio]'))
            .map((at) => at.id || at.getAttribute('aria-label') || at.textContent?.trim().slice(0, 60) || '')
    );
}

/** What has the focus, and what is wrong with that. */
function focusNow() {
    const at = document.activeElement ?? document.body;
    const title = at.matches('h1, h2, h3');
    const label = at.id || at.getAttribute('aria-label') || at.textContent?.trim().slice(0, 60);
    const stop = { key: `${label}`, kind: '', role: title ? 'title' : at.tagName, left: false };
    if (at === document.body || at === document.documentElement) return { stop, problem: 'nothing has it' };
    const { left, right, top, bottom } = at.getBoundingClientRect();
    if (right <= left || bottom <= top) return { stop, problem: `${label} cannot be seen` };
    const middle = (left + right) / 2;
    const ends = [Math.min(top + 3, bottom), Math.max(bottom - 3, top)];
    const heights = bottom - top > innerHeight / 2 ? [ends[0] ?? top] : ends;
    const isCovered = heights.some((y) => {
        const over = document.elementFromPoint(middle, y);
        const label = /** @type {HTMLInputElement} */ (at).labels?.[0];
        return !over || !(at.contains(over) || over.contains(at) || label?.contains(over));
    });
    return { stop, problem: isCovered ? `${label} is covered, or out of the window` : '' };
}

/** Three cookies, one of which signs in. @param {string} url */
export async function setCookies(url) {
    const expirationDate = Date.now() / 1000 + 10_000_000;
    for (const name of ['remember_token', '_ga', 'theme'])
        await chrome.cookies.set({ url, name, value: 'q8v3m1z7x2c4b6n9', expirationDate });
}

/** What was answered on the way says nothing more. */
export async function forgetComputer() {
    const { forget } = await import(chrome.runtime.getURL('shared/sessions/computer.js'));
    await forget();
}

/** @param {string} elm the site of one account */
async function prepare(elm) {
    const { addTexts, listed, useFor } = await import(chrome.runtime.getURL('shared/vault/accounts.js'));
    await addTexts(
        ['Elm Bank', 'GitHub', 'Moss'].map(
            (issuer, at) =>
                `otpauth://totp/${encodeURIComponent(issuer)}:robin?secret=GEZDGNBVGY3TQOJQGEZDG${'ABC'[at]}AA`,
        ),
    );
    const { rows } = await listed(undefined, '');
    await useFor(rows[0].id, elm);
    const never = { protected: false, onTabClose: false, atStart: false, whenIdle: false };
    const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
    await local.set({
        clearingRules: ['moss.example', 'oak.example', 'pine.example'].map((site) => ({
            site,
            ...never,
            protected: true,
            choice: 'signOutAndClear',
            delay: 10,
        })),
        protectedCookies: ['one', 'two'].map((name) => ({ domain: 'moss.example', path: '/', name })),
    });
}
