/**
 * Leaving the small sites of `tests/site/doors`, by what the page for it does: what is said of each is compared with its server.
 */
import assert from 'node:assert/strict';
import { door } from '../site/doors/kit/all.mjs';
import { eventually } from './drivers/index.mjs';

/** @typedef {import('./harness.mjs').Page} Page */
/** The name of a site, what is said of it and why, and whether the server takes it afterwards. @typedef {[string, string, string | null, boolean]} Door */

/**
 * @typedef {object} AtDoor a site of `tests/site/doors` at which somebody is signed in
 * @property {string} origin
 * @property {string} host
 * @property {(jar: any) => boolean} signedIn
 * @property {() => Promise<void>} toAccount goes to the page that only those see who are signed in
 * @property {() => boolean} unharmed
 * @property {Page} page
 * @property {Page} extension
 */

/**
 * Starts a site, signs in to it and, whatever comes of the work, ends it; pages may be closed in between.
 * @param {import('./harness.mjs').World} world
 * @param {string} name
 * @param {(at: AtDoor) => Promise<void>} work
 */
export async function atDoor({ browser }, name, work) {
    const { start, signIn, signedIn, account, unharmed = () => true } = await door(name);
    const { origin, stop } = await start();
    /** @type {Page[]} */
    const opened = [];
    try {
        const page = await browser.open(`${origin}/about`);
        opened.push(page);
        const extension = await browser.openExtensionPage('pages/welcome/welcome.html');
        opened.unshift(extension);
        await signIn(page);
        const toAccount = () => page.goto(`${origin}${account}`);
        await work({
            origin,
            host: new URL(origin).hostname,
            signedIn,
            toAccount,
            unharmed,
            page,
            extension,
        });
    } finally {
        for (const one of opened) await one.close().catch(() => undefined);
        await stop();
    }
}

/**
 * Signs in to a site, leaves it, and compares what is said with what its server says.
 * @param {import('./harness.mjs').World} world
 * @param {string} name
 * @param {unknown[]} expected what is said, why, and whether the server takes it afterwards
 */
export async function leaves(world, name, expected) {
    await atDoor(world, name, async ({ host, signedIn, toAccount, unharmed, page, extension }) => {
        await toAccount();
        const held = await heldBy(page, extension, host);
        assert.ok(signedIn(held), 'signed in before');
        const names = held.cookies.map(({ name }) => name);
        const said = await left(extension, host, names);
        assert.deepEqual([said.result, said.reason, signedIn(held)], expected);
        assert.ok(unharmed(), 'nothing was pressed that must not be');
    });
}

/** What a browser holds of a site. @param {Page} page shows it @param {Page} extension @param {string} host */
export async function heldBy(page, extension, host) {
    const cookies = await extension.evaluate(jarOf, host);
    const localStorage = await page.evaluate(() => ({ ...window.localStorage }));
    return { cookies, localStorage };
}

/**
 * Leaves, and gives what came of it: Firefox's debugger waits for no script as long as a site may take.
 * @param {Page} extension
 * @param {string} host
 * @param {string[]} cookies
 */
export async function left(extension, host, cookies) {
    return leftBy(extension, () => extension.evaluate(beginToLeave, host, cookies));
}

/** @param {Page} extension @param {() => Promise<unknown>} begin */
export async function leftBy(extension, begin) {
    await begin();
    const said = await eventually(
        () => extension.evaluate(() => document.documentElement.dataset.left),
        Boolean,
        200_000,
    );
    return JSON.parse(String(said));
}

// These run in a page of the extension.

/** @param {string} host */
export function jarOf(host) {
    return chrome.cookies.getAll({ domain: host, partitionKey: {} });
}

/**
 * Begins to leave, and says in the page when the proof begins, and what came of it.
 * @param {string} host
 * @param {string[]} cookies
 * @param {number} [closes] so long after the proof has begun the page is closed
 */
export async function beginToLeave(host, cookies, closes) {
    const { leaveSite } = await import(chrome.runtime.getURL('pages/leaving/asking.js'));
    const tabs = /** @type {(chrome.tabs.Tab & { cookieStoreId?: string })[]} */ (
        await chrome.tabs.query({})
    );
    const storeId = tabs.find(({ url }) => url && new URL(url).hostname === host)?.cookieStoreId ?? '0';
    const address = `http://${host}/`;
    const session = { site: host, storeId, storeKind: 'usual', cookies, address, until: null, since: null };
    const own = await chrome.tabs.getCurrent();
    const { dataset } = document.documentElement;
    const leaving = leaveSite(session, (/** @type {string} */ step) => {
        if (step !== 'putBack') return;
        dataset.proves = 'yes';
        if (closes !== undefined) setTimeout(() => chrome.tabs.remove(Number(own?.id)), closes);
    });
    void leaving.then((/** @type {object} */ left) => {
        dataset.left = JSON.stringify(left);
    });
}
