/**
 * The vault when the browser is killed: `node tests/evaluate/killing.mjs [chromium|firefox] [ROUNDS]`.
 *
 * Accounts are added one after the other until the browser is killed, at a random moment. Started again with the same profile,
 * the vault has to open with its password, and to hold every account whose adding was acknowledged, and no other than these
 * and the one that was under way.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../e2e/drivers/index.mjs';
import { testCopy } from '../e2e/test-copy.mjs';

const PASSWORD = 'otter violin quay lantern';
/** An account takes some tens of milliseconds. */
const LATEST_KILL_MS = 1_500;

const [, , wanted, rounds = '30'] = process.argv;
const name = wanted === 'firefox' ? 'firefox' : 'chromium';
const copy = testCopy();
const profile = mkdtempSync(join(tmpdir(), 'latchkey-killed-'));
const start = () => launch(name, { extension: copy.path, profile });
const seen = {
    browser: name,
    kills: 0,
    acknowledged: 0,
    lost: 0,
    unknown: 0,
    writtenUnacknowledged: 0,
    unopened: 0,
};
/** @type {Set<string>} */
const acknowledged = new Set();
let next = 0;
try {
    let browser = await start();
    const first = await browser.openExtensionPage('pages/accounts/accounts.html');
    await first.evaluate(make, PASSWORD);
    await browser.close();
    for (; seen.kills < Number(rounds); seen.kills += 1) {
        browser = await start();
        const page = await browser.openExtensionPage('pages/accounts/accounts.html');
        const kept = new Set(await page.evaluate(titles, PASSWORD).catch(() => ((seen.unopened += 1), [])));
        for (const title of acknowledged) if (!kept.has(title)) seen.lost += 1;
        for (const title of kept) {
            if (acknowledged.has(title)) continue;
            // The one that was under way when the browser was killed, and no other.
            if (title === titleOf(next)) seen.writtenUnacknowledged += 1;
            else seen.unknown += 1;
            acknowledged.add(title);
        }
        next += 1;
        let alive = true;
        const killed = new Promise((done) => setTimeout(done, Math.random() * LATEST_KILL_MS)).then(() => {
            alive = false;
            return browser.kill();
        });
        while (alive) {
            const added = await page.evaluate(add, titleOf(next)).then(
                () => true,
                () => false,
            );
            if (!added) break;
            acknowledged.add(titleOf(next));
            next += 1;
        }
        await killed;
    }
} finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    copy.remove();
}
console.log(JSON.stringify({ ...seen, acknowledged: acknowledged.size }));

/** @param {number} number */
function titleOf(number) {
    return `Site ${number}`;
}

// These run in a page of the extension.

/** @param {string} password */
async function make(password) {
    const { createVault } = await import(chrome.runtime.getURL('pages/vault/keys.js'));
    await createVault(password);
}

/** Opens the vault, and gives the titles of its accounts. @param {string} password @returns {Promise<string[]>} */
async function titles(password) {
    const { unlock } = await import(chrome.runtime.getURL('pages/vault/keys.js'));
    const { listed } = await import(chrome.runtime.getURL('shared/vault/accounts.js'));
    await unlock(password);
    const { rows } = await listed(undefined, '');
    return rows.map((/** @type {{ issuer: string }} */ { issuer }) => issuer);
}

/** @param {string} title */
async function add(title) {
    const { addTexts } = await import(chrome.runtime.getURL('shared/vault/accounts.js'));
    // Accounts of one secret would be taken for one.
    const random = crypto.getRandomValues(new Uint8Array(32));
    const secret = Array.from(random, (byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte % 32]).join('');
    await addTexts([`otpauth://totp/${title}:robin?secret=${secret}`]);
}
