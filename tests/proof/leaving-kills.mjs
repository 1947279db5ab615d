/**
 * Somebody signs out of a site, and the background is killed at a random moment: before a control is pressed, while what signs in is
 * put back for the proof, or while it is removed.
 *
 * However far it had come, in the end nothing that signs in is in the browser, neither what was there nor what was put back: it would be
 * found by whoever uses the computer next. The site's server takes for ever what it once took, so that it says whether that is so.
 */
import { eventually, launch } from '../e2e/drivers/index.mjs';
import { testCopy } from '../e2e/test-copy.mjs';
import { door } from '../site/doors/kit/all.mjs';

/** @typedef {import('../e2e/drivers/index.mjs').Page} Page */

/** Sites whose sign-in outlives its own way of signing out: in a cookie, and in localStorage. */
const SITES = ['fragment', 'rotating-storage'];
const PATIENCE_MS = 90_000;

/**
 * @param {'chromium' | 'firefox'} name
 * @param {number} rounds
 */
export async function leavingKills(name, rounds) {
    const copy = testCopy();
    const browser = await launch(name, { extension: copy.path });
    const seen = { kills: 0, inFlight: 0, putBack: 0, left: 0, stuck: 0 };
    /** How long leaving takes where nobody disturbs it, by the site. @type {Map<string, number>} */
    const usual = new Map();
    try {
        for (let round = 0; seen.kills < rounds; round += 1) {
            const site = SITES[round % SITES.length] ?? '';
            const { start, signIn, signedIn, account } = await door(site);
            const { origin, stop } = await start();
            const { hostname } = new URL(origin);
            const page = await browser.open(`${origin}/about`);
            const extension = await browser.openExtensionPage('pages/welcome/welcome.html');
            try {
                await signIn(page);
                await page.goto(`${origin}${account}`);
                const takes = usual.get(site);
                const from = performance.now();
                await extension.evaluate(beginToLeave, hostname);
                if (takes !== undefined) {
                    await new Promise((done) => setTimeout(done, Math.random() * takes));
                    const far = await extension.evaluate(howFar);
                    if (!far.isOver) seen.inFlight += 1;
                    if (!far.isOver && far.isPutBack) seen.putBack += 1;
                    await browser.killWorker();
                    seen.kills += 1;
                    await extension.evaluate(wake);
                }
                const isOver = async () => (await extension.evaluate(howFar)).isOver;
                await eventually(isOver, Boolean, PATIENCE_MS);
                if (takes === undefined) usual.set(site, performance.now() - from);
                await eventually(
                    () => extension.evaluate(isPending),
                    (pending) => !pending,
                    PATIENCE_MS,
                );
                await page.goto(`${origin}/about`);
                // Its tab may be on its way back from the proof.
                const localStorage = await eventually(
                    () => page.evaluate(() => ({ ...window.localStorage })).catch(() => undefined),
                    Boolean,
                    PATIENCE_MS,
                );
                const cookies = await extension.evaluate(jarOf, hostname);
                // A kill before anything was begun leaves all as it was, which is what the person is told.
                const { wasBegun } = await extension.evaluate(howFar);
                if (wasBegun && signedIn({ cookies, localStorage })) seen.left += 1;
            } finally {
                await extension.close();
                await page.close();
                await stop();
            }
        }
    } catch (error) {
        console.error(error);
        seen.stuck += 1;
    } finally {
        await browser.close().catch(() => undefined);
        copy.remove();
    }
    return { figures: seen, fails: seen.left + seen.stuck > 0 || seen.putBack === 0 };
}

// These run in a page of the extension.

/** @param {string} host */
function jarOf(host) {
    return chrome.cookies.getAll({ domain: host, partitionKey: {} });
}

/** Begins to leave, and says in the page how far that is. @param {string} host */
async function beginToLeave(host) {
    const { leaveSite } = await import(chrome.runtime.getURL('pages/leaving/asking.js'));
    const tabs = /** @type {(chrome.tabs.Tab & { cookieStoreId?: string })[]} */ (
        await chrome.tabs.query({})
    );
    const storeId = tabs.find(({ url }) => url && new URL(url).hostname === host)?.cookieStoreId ?? '0';
    const session = { site: host, storeId, storeKind: 'usual', cookies: [], until: null, since: null };
    const { dataset } = document.documentElement;
    const leaving = leaveSite(session, (/** @type {string} */ step) => {
        dataset.begun = 'yes';
        if (step === 'putBack') dataset.putBack = 'yes';
    });
    const over = () => (dataset.over = 'yes');
    void leaving.then(over, over);
}

function howFar() {
    const { begun, putBack, over } = document.documentElement.dataset;
    return { wasBegun: begun === 'yes', isPutBack: putBack === 'yes', isOver: over === 'yes' };
}

/** A background that is killed is started by whatever happens next. */
function wake() {
    void chrome.runtime.sendMessage({ kind: 'nothing' }).catch(() => undefined);
}

/** Whether something has to be removed still. */
async function isPending() {
    const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
    return Boolean(await local.get('leavingPending'));
}
