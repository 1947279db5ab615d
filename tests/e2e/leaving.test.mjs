/**
 * Leaving the small sites of `tests/site/doors` that deceive whoever looks too early, at what was there before, or at what is
 * no longer the latest: what is said is compared with the server.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { door } from '../site/doors/kit/all.mjs';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers } from './harness.mjs';

/** @typedef {import('./harness.mjs').Page} Page */

/** What is said of each, and whether the server takes it afterwards. @type {[string, string, string | null, boolean][]} */
const ROWS = [
    ['fragment', 'removedHereOnly', 'serverKeepsSession', true],
    ['hash-routes', 'removedHereOnly', 'serverKeepsSession', true],
    ['rotating-cookie', 'removedHereOnly', 'serverKeepsSession', true],
    ['rotating-storage', 'removedHereOnly', 'serverKeepsSession', true],
    ['logged-out-mark', 'removedHereOnly', 'serverKeepsSession', true],
    ['rotating-behind-mark', 'removedHereOnly', 'serverKeepsSession', true],
    ['moved-behind-mark', 'removedHereOnly', 'serverKeepsSession', true],
    ['renewed-and-dropped', 'endedOnServer', null, false],
    ['session-of-nobody', 'removedHereOnly', 'serverKeepsSession', true],
    ['form-first', 'removedHereOnly', 'serverKeepsSession', true],
    ['profile', 'endedOnServer', null, false],
    ['hidden-form', 'endedOnServer', null, false],
    ['late-control', 'endedOnServer', null, false],
    ['late-script', 'endedOnServer', null, false],
    ['first-frame', 'endedOnServer', null, false],
    ['confirmation', 'endedOnServer', null, false],
    ['dead-control', 'endedOnServer', null, false],
    ['account-menu', 'endedOnServer', null, false],
    ['avatar-menu', 'endedOnServer', null, false],
    ['address-menu', 'endedOnServer', null, false],
    ['server-online', 'endedOnServer', null, false],
    ['pointed-at', 'endedOnServer', null, false],
    ['labelled-avatar', 'endedOnServer', null, false],
    ['fifth-menu', 'endedOnServer', null, false],
    ['account-page', 'endedOnServer', null, false],
    ['tab-panel', 'endedOnServer', null, false],
    ['dialog', 'endedOnServer', null, false],
    ['modal', 'endedOnServer', null, false],
    ['asking-dialog', 'endedOnServer', null, false],
    ['menu-elsewhere', 'endedOnServer', null, false],
    ['covered', 'endedOnServer', null, false],
    ['no-href', 'endedOnServer', null, false],
    ['slow-log-out', 'endedOnServer', null, false],
    ['stalls', 'removedHereOnly', 'unreachable', false],
    ['swapping', 'endedOnServer', null, false],
    ['huge-storage', 'endedOnServer', null, false],
    ['long-names', 'endedOnServer', null, false],
    ['again', 'failed', 'signsInAgain', false],
    ['planted-provider', 'endedOnServer', null, false],
    ['silent-provider', 'removedHereOnly', 'unreachable', false],
];

/** How many browsers of each kind leave at the same time: one leaves site after site, and mostly waits. */
const AT_ONCE = 3;

describe('leaving a site that deceives', { concurrency: true }, () => {
    for (let first = 0; first < AT_ONCE; first += 1)
        inBothBrowsers(`share ${first + 1} of ${AT_ONCE}`, { access: true, waits: true }, (world) => {
            for (const [index, [name, ...expected]] of ROWS.entries())
                if (index % AT_ONCE === first) it(name, () => leaves(world, name, expected));
        });
});

/**
 * Signs in to a site, leaves it, and compares what is said with what its server says.
 * @param {import('./harness.mjs').World} world
 * @param {string} name
 * @param {unknown[]} expected
 */
async function leaves(world, name, expected) {
    const { start, signIn, signedIn, account, unharmed } = await door(name);
    const { origin, stop } = await start();
    const page = await world.browser.open(`${origin}/about`);
    const extension = await world.browser.openExtensionPage('pages/welcome/welcome.html');
    try {
        await signIn(page);
        await page.goto(`${origin}${account}`);
        const { hostname } = new URL(origin);
        const cookies = await extension.evaluate(jarOf, hostname);
        const localStorage = await page.evaluate(() => ({ ...window.localStorage }));
        assert.ok(signedIn({ cookies, localStorage }), 'signed in before');
        const names = cookies.map(({ name }) => name);
        const said = await left(extension, hostname, names);
        assert.deepEqual([said.result, said.reason, signedIn({ cookies, localStorage })], expected);
        assert.ok(unharmed?.() ?? true, 'nothing was pressed that must not be');
    } finally {
        await extension.close();
        await page.close();
        await stop();
    }
}

inBothBrowsers('leaving a site whose page asks whether it may be left', { access: true }, (world) => {
    for (const [name, cookies, expected] of /** @type {[string, string[], unknown[]][]} */ ([
        ['is left in another tab where cookies sign in', ['sid'], ['endedOnServer', null, false]],
        ['is told where only the page may', [], ['removedHereOnly', 'pageAsks', true]],
    ])) {
        it(name, async () => {
            const { start, signIn, signedIn } = await door('unloading');
            const { origin, stop } = await start();
            const page = await world.browser.open(`${origin}/about`);
            const extension = await world.browser.openExtensionPage('pages/welcome/welcome.html');
            try {
                await signIn(page);
                const { hostname } = new URL(origin);
                const held = { cookies: await extension.evaluate(jarOf, hostname) };
                // Browsers let a page ask only once somebody has touched it.
                await page.click('textarea');
                await page.type('draft');
                const said = await left(extension, hostname, cookies);
                assert.deepEqual([said.result, said.reason, signedIn(held)], expected);
                assert.ok(!signedIn({ cookies: await extension.evaluate(jarOf, hostname) }));
                const draft = await page.evaluate(() => document.querySelector('textarea')?.value);
                assert.equal(draft, 'draft', 'the page stays as it was');
            } finally {
                await extension.close();
                await page.close();
                await stop();
            }
        });
    }
});

inBothBrowsers('leaving a site of which no tab is open', { access: true }, (world) => {
    it('signs out where it was, whatever its port', async () => {
        const { start, signIn, signedIn, account } = await door('profile');
        const { origin, stop } = await start();
        const page = await world.browser.open(`${origin}/about`);
        const extension = await world.browser.openExtensionPage('pages/welcome/welcome.html');
        try {
            await signIn(page);
            await page.goto(`${origin}${account}`);
            const { hostname } = new URL(origin);
            const cookies = await extension.evaluate(jarOf, hostname);
            assert.ok(signedIn({ cookies }));
            await page.close();
            const session = await extension.evaluate(sessionAt, hostname);
            assert.equal(session?.address, `${origin}/`);
            const said = await leftBy(extension, () => extension.evaluate(leaveSession, session));
            assert.deepEqual(
                [said.result, said.reason, signedIn({ cookies })],
                ['endedOnServer', null, false],
            );
        } finally {
            await extension.close();
            await stop();
        }
    });
});

/** How long after the beginning of the proof the page is closed, in milliseconds. */
const CLOSED_AFTER = [0, 200, 700];

inBothBrowsers('signing out that is cut off during the proof', { access: true }, (world) => {
    for (const name of ['fragment', 'rotating-storage']) {
        it(`leaves nothing put back when the page is closed: ${name}`, async () => {
            for (const delay of CLOSED_AFTER)
                await cutOff(world, name, async (extension, host, observer) => {
                    await extension.evaluate(beginToLeave, host, [], delay);
                    await eventually(
                        () => observer.evaluate(isOpen),
                        (open) => !open,
                        60_000,
                    );
                });
        });

        it(`leaves nothing put back when the background is killed: ${name}`, async () => {
            await cutOff(world, name, async (extension, host) => {
                await extension.evaluate(beginToLeave, host, []);
                const said = (/** @type {string} */ key) =>
                    eventually(
                        () => extension.evaluate((key) => document.documentElement.dataset[key], key),
                        Boolean,
                        60_000,
                    );
                await said('proves');
                await world.browser.killWorker();
                const { result, reason } = JSON.parse(String(await said('left')));
                assert.equal(result, 'removedHereOnly');
                // Firefox can let the background end what it is about.
                const reasons = ['interrupted', 'serverKeepsSession'];
                assert.ok(
                    reasons.slice(0, world.browser.name === 'firefox' ? 2 : 1).includes(reason),
                    String(reason),
                );
            });
        });
    }
});

/**
 * Leaves, and gives what came of it: Firefox's debugger waits for no script as long as a site may take.
 * @param {Page} extension
 * @param {string} host
 * @param {string[]} cookies
 */
async function left(extension, host, cookies) {
    return leftBy(extension, () => extension.evaluate(beginToLeave, host, cookies));
}

/** @param {Page} extension @param {() => Promise<unknown>} begin */
async function leftBy(extension, begin) {
    await begin();
    const said = await eventually(
        () => extension.evaluate(() => document.documentElement.dataset.left),
        Boolean,
        200_000,
    );
    return JSON.parse(String(said));
}

/**
 * Signs in to a site whose server takes for ever what signs in, leaves it, and looks what is left.
 * @param {import('./harness.mjs').World} world
 * @param {string} name
 * @param {(extension: Page, host: string, observer: Page) => Promise<void>} cut
 */
async function cutOff(world, name, cut) {
    const { start, signIn, signedIn, account } = await door(name);
    const { origin, stop } = await start();
    const { hostname } = new URL(origin);
    const page = await world.browser.open(`${origin}/about`);
    const extension = await world.browser.openExtensionPage('pages/welcome/welcome.html');
    const observer = await world.browser.openExtensionPage('pages/settings/settings.html#vault');
    try {
        await signIn(page);
        await page.goto(`${origin}${account}`);
        const before = await observer.evaluate(jarOf, hostname);
        await cut(extension, hostname, observer);
        await eventually(
            () => observer.evaluate(isPending),
            (pending) => !pending,
            30_000,
        );
        await page.goto(`${origin}/about`);
        // Its tab may be on its way back from the proof.
        const localStorage = await eventually(
            () => page.evaluate(() => ({ ...window.localStorage })).catch(() => undefined),
            (stored) => stored !== undefined,
        );
        const cookies = await observer.evaluate(jarOf, hostname);
        assert.ok(!signedIn({ cookies, localStorage }), 'nothing that signs in is there');
        const values = new Set(before.map(({ value }) => value));
        assert.deepEqual(
            cookies.filter(({ value }) => values.has(value)),
            [],
        );
    } finally {
        await extension.close().catch(() => undefined);
        await observer.close();
        await page.close();
        await stop();
    }
}

// These run in a page of the extension.

/** @param {string} host */
function jarOf(host) {
    return chrome.cookies.getAll({ domain: host, partitionKey: {} });
}

/**
 * Begins to leave, and says in the page when the proof begins, and what came of it.
 * @param {string} host
 * @param {string[]} cookies
 * @param {number} [closes] so long after the proof has begun the page is closed
 */
async function beginToLeave(host, cookies, closes) {
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

/** The session that is told of a site. @param {string} host */
async function sessionAt(host) {
    const { openSessions } = await import(chrome.runtime.getURL('shared/sessions/open.js'));
    const sessions = await openSessions();
    return sessions.find((/** @type {{ site: string }} */ { site }) => site === host);
}

/** Begins to leave it, and says in the page what came of it. @param {unknown} session */
async function leaveSession(session) {
    const { leaveSite } = await import(chrome.runtime.getURL('pages/leaving/asking.js'));
    void leaveSite(session, () => undefined).then((/** @type {object} */ left) => {
        document.documentElement.dataset.left = JSON.stringify(left);
    });
}

/** Whether the page that leaves is open. */
async function isOpen() {
    return (await chrome.tabs.query({})).some(({ url }) => url?.endsWith('/pages/welcome/welcome.html'));
}

/** Whether something has to be removed still. */
async function isPending() {
    const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
    return Boolean(await local.get('leavingPending'));
}
