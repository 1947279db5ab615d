/**
 * Secrets that are easy to find, looked for where they must not be: on the disk after the browser was killed, and in the memory of
 * its processes after the vault was locked. A page that writes a secret down itself is planted beside them: where that is not
 * found, the search finds nothing.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, openSync, readSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../e2e/drivers/index.mjs';
import { testCopy } from '../e2e/test-copy.mjs';

const PASSWORD = 'canary password 7Q2m otter quay';
const SECRET = 'JBSWY3DPEHPK3PXPCANARY4Q7ZKTQ2M5';
const ACCOUNT = 'canary.account.7f3a@mail.example';
const ISSUER = 'Canary Bank 9d1e';
const PLANTED = 'canary planted 5b8c61';
const PAGE = 'pages/settings/settings.html#vault';
/** Memory is read in pieces of this size, which overlap by the longest secret. */
const PIECE = 2 ** 24;
const OVERLAP = 256;

/** @param {'chromium' | 'firefox'} name */
export async function canaries(name) {
    const copy = testCopy();
    const profile = mkdtempSync(join(tmpdir(), 'latchkey-canaries-'));
    const browser = await launch(name, { extension: copy.path, profile });
    let alive = true;
    try {
        const page = await browser.openExtensionPage(PAGE);
        const { dataKey, recoveryCode } = await page.evaluate(live, PASSWORD, SECRET, ACCOUNT, ISSUER);
        const wanted = {
            password: PASSWORD,
            secret: SECRET,
            account: ACCOUNT,
            issuer: ISSUER,
            dataKey,
            recoveryCode,
        };
        const processes = processesOf(profile);
        const unlocked = inMemory(processes, wanted);
        await page.evaluate(lock, PLANTED);
        await page.goto('about:blank');
        await page.close();
        await new Promise((done) => setTimeout(done, 3_000));
        const locked = inMemory(processesOf(profile), wanted);
        alive = false;
        await browser.kill();
        const disk = onDisk(profile, { ...wanted, planted: PLANTED });
        const { planted, ...found } = disk;
        const fails =
            Object.values(found).some((times) => times > 0) || planted === 0 || unlocked.dataKey === 0;
        return { figures: { disk, memory: { unlocked, locked } }, fails };
    } finally {
        if (alive) await browser.kill();
        rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
        copy.remove();
    }
}

/** The bytes by which a text may lie there. @param {string} text */
function forms(text) {
    return [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
}

/** @param {Buffer} bytes @param {string} text */
function count(bytes, text) {
    let times = 0;
    for (const form of forms(text)) {
        for (let at = bytes.indexOf(form); at >= 0; at = bytes.indexOf(form, at + 1)) times += 1;
    }
    return times;
}

/**
 * @param {string} folder
 * @param {Record<string, string>} wanted
 * @returns {Record<string, number>} how often each was found
 */
function onDisk(folder, wanted) {
    const times = Object.fromEntries(Object.keys(wanted).map((name) => [name, 0]));
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const bytes = readFileSync(join(entry.parentPath, entry.name));
        for (const [name, text] of Object.entries(wanted))
            times[name] = Number(times[name]) + count(bytes, text);
    }
    return times;
}

/** The processes of a browser, by the profile that their parents were told. @param {string} profile @returns {number[]} */
function processesOf(profile) {
    const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const told = all.flatMap((id) => {
        try {
            const parent = /\nPPid:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
            return [{ id, parent, is: readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(profile) }];
        } catch {
            return [];
        }
    });
    const found = new Set(told.filter(({ is }) => is).map(({ id }) => id));
    for (let size = -1; size !== found.size;) {
        size = found.size;
        for (const { id, parent } of told) if (parent && found.has(parent)) found.add(id);
    }
    return [...found].map(Number);
}

/**
 * @param {number[]} processes
 * @param {Record<string, string>} wanted
 * @returns {Record<string, number>}
 */
function inMemory(processes, wanted) {
    const times = Object.fromEntries(Object.keys(wanted).map((name) => [name, 0]));
    const buffer = Buffer.alloc(PIECE + OVERLAP);
    for (const id of processes) {
        for (const [from, to] of writable(id)) {
            const file = openSync(`/proc/${id}/mem`, 'r');
            for (let at = from; at < to; at += PIECE) {
                let length = 0;
                try {
                    length = readSync(file, buffer, 0, Math.min(PIECE + OVERLAP, to - at), at);
                } catch {
                    // Reserved, or gone in the meantime.
                }
                const bytes = buffer.subarray(0, length);
                for (const [name, text] of Object.entries(wanted)) {
                    times[name] = Number(times[name]) + count(bytes, text);
                }
            }
            closeSync(file);
        }
    }
    return times;
}

/** @param {number} id */
function smaps(id) {
    try {
        return readFileSync(`/proc/${id}/smaps`, 'utf8');
    } catch {
        // It has ended.
        return '';
    }
}

/** What of a process lies in memory, and may have been written. @param {number} id @returns {[from: number, to: number][]} */
function writable(id) {
    const maps = smaps(id);
    const found = maps.matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw[^]*?^Rss:\s+(\d+)/gm);
    return [...found].flatMap(([, from = '', to = '', resident]) =>
        resident === '0' ? [] : [[Number.parseInt(from, 16), Number.parseInt(to, 16)]],
    );
}

// These run in a page of the extension.

/** Makes a vault, adds an account, and shows its code. @param {string} password @param {string} secret @param {string} account @param {string} issuer */
async function live(password, secret, account, issuer) {
    const { createVault } = await import(chrome.runtime.getURL('pages/vault/keys.js'));
    const { addTexts, listed } = await import(chrome.runtime.getURL('shared/vault/accounts.js'));
    const { session } = await import(chrome.runtime.getURL('shared/vault/session.js'));
    const recoveryCode = await createVault(password);
    await addTexts([`otpauth://totp/${issuer}:${account}?secret=${secret}`]);
    const { rows } = await listed(undefined, '');
    if (rows.length !== 1) throw new Error('the account is not there');
    return { dataKey: (await session()).dataKey, recoveryCode: String(recoveryCode) };
}

/** Locks the vault. The planted text is written as a careless page would. @param {string} planted */
async function lock(planted) {
    const { end } = await import(chrome.runtime.getURL('shared/vault/session.js'));
    const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
    await local.set({ planted });
    await end();
}
