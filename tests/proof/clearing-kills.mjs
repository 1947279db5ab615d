/**
 * A site is cleared, and what went is brought back, while the background is killed at a random moment of either.
 *
 * However far it had come, in the end a site that is cleared has nothing left, one that is fixed keeps what signs in at every look,
 * the tab is back at its address, and what went is there again, each cookie and each entry as it was: nothing of a sign-in or of an
 * undo is lost. An extension that does not go on with what a killed background has left is planted: where that is not found out, the
 * kills have shown nothing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { eventually, launch } from '../e2e/drivers/index.mjs';
import { testCopy } from '../e2e/test-copy.mjs';

/** @typedef {import('../e2e/drivers/index.mjs').Page} Page */
/** @typedef {'fixThisSite' | 'signOutAndClear' | 'undo'} Act */

/** Chromium keeps no more than 180 of a site. */
const COOKIES = 150;
const ENTRIES = 40;
const SITE = 'larch.localhost';
/** Time that one that is killed has to go on and come to its end. */
const PATIENCE_MS = 60_000;
/** The planted one is found out by then. */
const PLANTED_ROUNDS = 30;
const PLANTED_PATIENCE_MS = 15_000;
/** What is left out of it. */
const RESUMES = 'const resumed = resumeClearing();';

/**
 * @param {'chromium' | 'firefox'} name
 * @param {number} rounds
 */
export async function clearingKills(name, rounds) {
    const seen = await killed(name, rounds, testCopy(), PATIENCE_MS);
    const planted = await killed(name, PLANTED_ROUNDS, forgetfulCopy(), PLANTED_PATIENCE_MS);
    const isFound = faultsOf(planted) > 0;
    const fails = faultsOf(seen) > 0 || seen.inFlight === 0 || !isFound;
    return { figures: { ...seen, planted: isFound ? 'found' : 'not found' }, fails };
}

/** @param {{ left: number, signInLost: number, undoLost: number, stuck: number }} seen */
function faultsOf({ left, signInLost, undoLost, stuck }) {
    return left + signInLost + undoLost + stuck;
}

/** An extension that forgets a clearing when its background is killed. */
function forgetfulCopy() {
    const copy = testCopy();
    const file = `${copy.path}/background/background.js`;
    const text = readFileSync(file, 'utf8');
    if (!text.includes(RESUMES)) throw new Error('nothing was planted');
    writeFileSync(file, text.replace(RESUMES, 'const resumed = Promise.resolve();'));
    return copy;
}

/**
 * @param {'chromium' | 'firefox'} name
 * @param {number} rounds
 * @param {ReturnType<typeof testCopy>} copy the extension
 * @param {number} patience
 */
async function killed(name, rounds, copy, patience) {
    const server = createServer((_, response) => {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        response.end('<!doctype html><title>A page</title><p>It does not say who is signed in.');
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    const url = `http://www.${SITE}:${port}/`;
    const browser = await launch(name, { extension: copy.path });
    const seen = { kills: 0, inFlight: 0, left: 0, signInLost: 0, undoLost: 0, stuck: 0 };
    /** How long an act takes that nobody disturbs, by what it is. @type {Map<string, number>} */
    const usual = new Map();
    try {
        const extension = await browser.openExtensionPage('pages/welcome/welcome.html');
        const page = await browser.open(url);

        /**
         * Has something done, and kills the background meanwhile if that is wished and it is known how long it takes.
         * @param {Act} act
         * @param {boolean} isAimedAt
         */
        const run = async (act, isAimedAt) => {
            const takes = usual.get(act);
            const from = performance.now();
            await extension.evaluate(begin, act, url, SITE);
            const isKilled = isAimedAt && takes !== undefined;
            if (isKilled) {
                await new Promise((done) => setTimeout(done, Math.random() * takes));
                if (await extension.evaluate(isGoing)) seen.inFlight += 1;
                await browser.killWorker();
                seen.kills += 1;
                await extension.evaluate(wake);
            }
            const isOver = async () => !(await extension.evaluate(isGoing));
            await eventually(isOver, Boolean, patience);
            if (!isKilled) usual.set(act, performance.now() - from);
            return isKilled;
        };

        for (let round = 0; seen.kills < rounds; round += 1) {
            const choice = round % 2 === 0 ? 'signOutAndClear' : 'fixThisSite';
            const isUndoAimedAt = round % 4 >= 2;
            await extension.evaluate(fillJar, url, COOKIES);
            await eventually(() => page.evaluate(fillStorage, url, ENTRIES), Boolean, patience);
            const before = await kept(extension, page, url, patience);
            await run(choice, !isUndoAimedAt);
            const between = await kept(extension, page, url, patience);
            const held = before.filter((entry) => between.includes(entry));
            if (choice === 'signOutAndClear' && held.length > 0) seen.left += 1;
            if (choice === 'fixThisSite' && !held.some((entry) => entry.startsWith('sid=')))
                seen.signInLost += 1;
            // Whoever is cut off presses once more.
            if (await run('undo', isUndoAimedAt)) await run('undo', false);
            const back = await kept(extension, page, url, patience);
            if (before.some((entry) => !back.includes(entry))) seen.undoLost += 1;
            await extension.evaluate(forgetUndo);
        }
    } catch (error) {
        // Of the planted one nobody needs to read it.
        if (patience === PATIENCE_MS) console.error(error);
        seen.stuck += 1;
    } finally {
        await browser.close().catch(() => undefined);
        server.close();
        copy.remove();
    }
    return seen;
}

/**
 * All that the site keeps, once its page is back at its address.
 * @param {Page} extension
 * @param {Page} page
 * @param {string} url
 * @param {number} patience
 */
async function kept(extension, page, url, patience) {
    const entries = await eventually(
        () => page.evaluate(entriesAt, url).catch(() => undefined),
        Boolean,
        patience,
    );
    return [...(entries ?? []), ...(await extension.evaluate(cookiesOf, SITE))];
}

// These run in a page of the extension.

/** @param {string} url @param {number} count */
async function fillJar(url, count) {
    const random = () => crypto.randomUUID().replaceAll('-', '');
    const expirationDate = Date.now() / 1000 + 86_400;
    const host = new URL(url).hostname;
    for (const { name } of await chrome.cookies.getAll({ domain: host }))
        await chrome.cookies.remove({ url, name });
    await chrome.cookies.set({ url, name: 'sid', value: random(), httpOnly: true, expirationDate });
    await Promise.all(
        Array.from({ length: count }, (_, at) =>
            chrome.cookies.set({ url, name: `theme${at}`, value: `dark${at}`, expirationDate }),
        ),
    );
}

/** @param {string} domain */
async function cookiesOf(domain) {
    return (await chrome.cookies.getAll({ domain })).map(({ name, value }) => `${name}=${value}`);
}

/** @param {Act} act @param {string} address @param {string} site */
async function begin(act, address, site) {
    const tab = (await chrome.tabs.query({})).find(({ url }) => url?.startsWith(address));
    const wish = { choice: act, scope: 'site', since: null };
    const storeId = 'getBrowserInfo' in chrome.runtime ? 'firefox-default' : '0';
    const request =
        act === 'undo'
            ? { kind: 'undoClearing', jar: { site, storeId } }
            : { kind: 'clear', tabId: tab?.id, address, wish, reload: true };
    document.documentElement.dataset.act = 'going';
    void chrome.runtime
        .sendMessage(request)
        .catch(() => undefined)
        .then(() => (document.documentElement.dataset.act = 'over'));
}

/** A background that is killed is started by whatever happens next. */
function wake() {
    void chrome.runtime.sendMessage({ kind: 'nothing' }).catch(() => undefined);
}

/** Whether what was begun is not over: one that was killed goes on without whoever began it. */
async function isGoing() {
    const { clearingStatus, clearingJob } = await chrome.storage.session.get([
        'clearingStatus',
        'clearingJob',
    ]);
    const isAnswered = document.documentElement.dataset.act !== 'going';
    return !isAnswered || clearingJob !== undefined || clearingStatus?.state === 'working';
}

function forgetUndo() {
    return chrome.storage.session.remove(['clearingStatus', 'clearingUndoSlots']);
}

// These run in the page of the site.

/** @param {string} url @param {number} count */
function fillStorage(url, count) {
    if (location.href !== url) return false;
    localStorage.clear();
    for (let at = 0; at < count; at += 1) localStorage.setItem(`draft${at}`, `words ${at} ${Math.random()}`);
    return true;
}

/** @param {string} url */
function entriesAt(url) {
    if (location.href !== url) return undefined;
    return Object.entries(localStorage).map(([name, value]) => `${name}=${value}`);
}
