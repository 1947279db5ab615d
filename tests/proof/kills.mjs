/**
 * The vault while it is written and the page, or the whole browser, is killed at a random moment.
 *
 * Accounts are added one after the other. After each kill the vault has to open, and to hold every account whose adding was
 * acknowledged, and no other than these and the one that was under way. Beside it two numbers are written one after the other, as a
 * careless program keeps an index and its data: where those are never torn apart, nothing was killed at the wrong moment, and the
 * campaign has shown nothing.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../e2e/drivers/index.mjs';
import { testCopy } from '../e2e/test-copy.mjs';

/** @typedef {import('../e2e/drivers/index.mjs').Browser} Browser */
/** @typedef {import('../e2e/drivers/index.mjs').Page} Page */

const PASSWORD = 'otter violin quay lantern';
/** One that is soon there: what is killed are the vault's own modules, which any page can load. */
const PAGE = 'pages/welcome/welcome.html';
/** An account takes some tens of milliseconds. */
const LATEST_KILL_MS = 1_500;
/** Accounts with long notes in the vault from the start: a write of half a megabyte takes longer than a kill needs to arrive. */
const FILLING = 130;
/** Then a new vault is begun: an ever larger one would only be slower. */
const ROUNDS_OF_ONE_VAULT = 100;
/** Of aimed kills so many have to be in a write, once there were enough of them to tell. */
const IN_FLIGHT = 0.5;
const ENOUGH = 20;
/** How far into a write a kill is aimed, as a share of the time that the last one took: nearer after each that came too late. */
const NEARER = 0.7;
const FARTHER = 1.1;

/**
 * @param {'chromium' | 'firefox'} name
 * @param {'page' | 'browser'} what is killed
 * @param {number} rounds
 */
export async function kills(name, what, rounds) {
    const copy = testCopy();
    const profile = mkdtempSync(join(tmpdir(), 'latchkey-killed-'));
    const start = () => launch(name, { extension: copy.path, profile });
    const seen = { kills: 0, inFlight: 0, acknowledged: 0, lost: 0, unknown: 0, unopened: 0, naiveTorn: 0 };
    /** Of the vault at hand. */
    let kept = /** @type {Set<string>} */ (new Set());
    let aim = 1;
    let browser = await start();
    try {
        let page = await browser.openExtensionPage(PAGE);
        for (let next = 0; seen.kills < rounds; seen.kills += 1) {
            if (seen.kills % ROUNDS_OF_ONE_VAULT === 0) {
                await page.evaluate(make, PASSWORD, what === 'page' ? FILLING : 0);
                kept = new Set();
            }
            const wait = Math.random() * LATEST_KILL_MS;
            let far = what === 'browser' ? await killBrowser(browser, page, next, wait) : undefined;
            if (far) {
                browser = await start();
                page = await browser.openExtensionPage(PAGE);
            } else far = await killPage(page, next, aim);
            const after = await page
                .evaluate(look, what === 'browser' ? PASSWORD : undefined)
                .catch(() => undefined);
            if (!after) {
                seen.unopened += 1;
                break;
            }
            for (let done = next; done <= far.acknowledged; done += 1) kept.add(titleOf(done));
            seen.acknowledged += Math.max(0, far.acknowledged - next + 1);
            const there = new Set(after.titles);
            for (const title of kept) if (!there.has(title)) seen.lost += 1;
            for (const title of there) {
                if (!kept.has(title) && title !== titleOf(far.begun)) seen.unknown += 1;
                kept.add(title);
            }
            if (far.isWriting) seen.inFlight += 1;
            aim = far.isWriting ? Math.min(1, aim * FARTHER) : aim * NEARER;
            if (after.torn) seen.naiveTorn += 1;
            next = Math.max(next, far.begun) + 1;
        }
    } finally {
        await browser.close().catch(() => undefined);
        rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
        copy.remove();
    }
    const isMissed = what === 'page' && seen.kills >= ENOUGH && seen.inFlight < seen.kills * IN_FLIGHT;
    const fails = seen.lost + seen.unknown + seen.unopened > 0 || seen.naiveTorn === 0 || isMissed;
    return { figures: seen, fails };
}

/**
 * Takes the page away when it has just begun to write a generation, or a little later, up to the time that a write takes.
 * @param {Page} page
 * @param {number} first
 * @param {number} aim at most so much of that time
 * @returns {Promise<{ begun: number, acknowledged: number, isWriting: boolean }>} the account that was begun last, the last that was
 * acknowledged, and whether a generation was being written
 */
async function killPage(page, first, aim) {
    await page.evaluate(beCareless);
    await page.evaluate(addWithoutEnd, first);
    const usual = await page.evaluate(nextWrite, Math.floor(Math.random() * 3));
    await new Promise((done) => setTimeout(done, Math.random() * usual * aim));
    const address = await page.evaluate(() => location.href);
    await page.goto('about:blank');
    await page.goto(address);
    return page.evaluate(howFar);
}

/**
 * What a page has stored may be lost with the browser: how far it is, is told here.
 * @param {Browser} browser
 * @param {Page} page
 * @param {number} first
 * @param {number} wait
 */
async function killBrowser(browser, page, first, wait) {
    const far = { begun: first - 1, acknowledged: first - 1, isWriting: false };
    await page.evaluate(beCareless);
    let alive = true;
    const killed = new Promise((done) => setTimeout(done, wait)).then(() => {
        alive = false;
        return browser.kill();
    });
    while (alive) {
        far.begun += 1;
        const added = await page.evaluate(add, titleOf(far.begun)).then(
            () => true,
            () => false,
        );
        if (!added) break;
        far.acknowledged = far.begun;
    }
    await killed;
    return far;
}

/** @param {number} number */
function titleOf(number) {
    return `Site ${number}`;
}

// These run in a page of the extension.

/** @param {string} password @param {number} filling */
async function make(password, filling) {
    const { createVault } = await import(chrome.runtime.getURL('pages/vault/keys.js'));
    const { removeRecords } = await import(chrome.runtime.getURL('shared/vault/records.js'));
    const { addTexts } = await import(chrome.runtime.getURL('shared/vault/accounts.js'));
    await removeRecords();
    await createVault(password);
    const texts = Array.from({ length: filling }, (_, at) => {
        const letters = crypto.getRandomValues(new Uint8Array(3_900));
        const note = Array.from(letters, (byte) => 'abcdefghijklmnop'[byte % 16]).join('');
        return `otpauth://totp/Filling:${at}?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&period=${at + 1}&note=${note}`;
    });
    if (filling > 0) await addTexts(texts);
}

/** @param {string} title */
async function add(title) {
    const { addTexts } = await import(chrome.runtime.getURL('shared/vault/accounts.js'));
    // Accounts of one secret would be taken for one.
    const random = crypto.getRandomValues(new Uint8Array(32));
    const secret = Array.from(random, (byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte % 32]).join('');
    await addTexts([`otpauth://totp/${title}:robin?secret=${secret}`]);
}

/** Says in a storage that outlives the page how far it is. @param {number} first */
async function addWithoutEnd(first) {
    const { addTexts } = await import(chrome.runtime.getURL('shared/vault/accounts.js'));
    const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
    localStorage.setItem('acknowledged', String(first - 1));
    localStorage.removeItem('writing');
    const set = local.set.bind(local);
    let writes = 0;
    localStorage.setItem('writes', '0');
    local.set = async (/** @type {object} */ values) => {
        const isVault = Object.keys(values).some((name) => name.startsWith('vault.'));
        if (!isVault) return set(values);
        localStorage.setItem('writing', 'yes');
        const from = performance.now();
        const written = set(values);
        localStorage.setItem('writes', String((writes += 1)));
        await written;
        localStorage.removeItem('writing');
        localStorage.setItem('usual', String(performance.now() - from));
    };
    const run = async () => {
        for (let at = first; ; at += 1) {
            localStorage.setItem('begun', String(at));
            const random = crypto.getRandomValues(new Uint8Array(32));
            const secret = Array.from(random, (byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte % 32]).join(
                '',
            );
            await addTexts([`otpauth://totp/Site ${at}:robin?secret=${secret}`]);
            localStorage.setItem('acknowledged', String(at));
        }
    };
    void run();
}

/** Waits for the write after so many, and says how long the last one took, in milliseconds. @param {number} passed */
async function nextWrite(passed) {
    // Firefox's driver has a scope of its own for each script: they have the storage in common.
    const begun = () => Number(localStorage.getItem('writes'));
    const until = begun() + passed + 1;
    while (begun() < until) await new Promise((done) => setTimeout(done, 1));
    return Number(localStorage.getItem('usual'));
}

async function beCareless() {
    const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
    const careless = async () => {
        for (let at = 0; ; at += 1) {
            await local.set({ naiveIndex: at });
            await local.set({ naiveData: at });
        }
    };
    void careless();
}

function howFar() {
    const [begun, acknowledged] = ['begun', 'acknowledged'].map((name) => Number(localStorage.getItem(name)));
    const isWriting = localStorage.getItem('writing') === 'yes';
    return { begun: Number(begun), acknowledged: Number(acknowledged), isWriting };
}

/** @param {string} [password] where the vault is locked */
async function look(password) {
    const { unlock } = await import(chrome.runtime.getURL('pages/vault/keys.js'));
    const { listed } = await import(chrome.runtime.getURL('shared/vault/accounts.js'));
    const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
    if (password) await unlock(password);
    const { rows } = await listed(undefined, '');
    return {
        titles: rows
            .map((/** @type {{ issuer: string }} */ { issuer }) => issuer)
            .filter((/** @type {string} */ issuer) => issuer !== 'Filling'),
        torn: (await local.get('naiveIndex')) !== (await local.get('naiveData')),
    };
}
