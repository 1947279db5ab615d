/**
 * Clearing by rules, with a browser that remembers: what becomes of tabs, of the disk and of the background in between.
 */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { EXTENSION, fakeBrowser, until } from './fake-browser.mjs';

const { chrome, state } = fakeBrowser();
const { emptyLog } = await import(`${EXTENSION}/shared/clearing/log.js`);
await import(`${EXTENSION}/background/background.js`);
const { beforeWrite } = state;

const never = { protected: false, onTabClose: false, atStart: false, whenIdle: false };
/** @param {string} site @param {object} when */
const rule = (site, when) => ({ site, ...never, choice: 'onlyTheCache', delay: 0, ...when });
const FERN = 'https://www.fern.example/';

/** Time for what the background does, which is quick. */
const settled = (ms = 150) => new Promise((done) => setTimeout(done, ms));
/** The sites whose cache was cleared, by call. */
const cleared = () =>
    state.cleared.filter(({ types }) => types.cache).flatMap(({ limits }) => limits.origins);
/** @returns {any[]} */
const log = () => /** @type {any[]} */ (state.stored.clearingLog ?? []);

/** @param {any[]} rules */
async function choose(...rules) {
    await chrome.storage.local.set({ clearingRules: rules });
    await settled();
}

/** @param {number} id @param {string} url @param {object} [more] */
function open(id, url, more = {}) {
    const tab = { id, url, incognito: false, ...more };
    state.tabs.push(tab);
    chrome.tabs.onUpdated.emit(id, { status: 'loading', url }, tab);
}

/** @param {number[]} ids */
function close(...ids) {
    state.tabs = state.tabs.filter(({ id }) => !ids.includes(id));
    for (const id of ids) chrome.tabs.onRemoved.emit(id, {});
}

/** The browser is closed and started again. */
async function restart() {
    state.session = {};
    chrome.runtime.onStartup.emit();
    await settled();
}

beforeEach(async () => {
    state.beforeWrite = beforeWrite;
    Object.assign(state, { session: {}, stored: {}, tabs: [], cleared: [], cookies: [] });
    state.origins = new Set(['*://*/*']);
    state.beforeClearing = () => undefined;
    await choose();
    state.stored = {};
});

test('a site is cleared when its last tab is closed, however many are closed at once', async () => {
    const sites = Array.from({ length: 12 }, (_, at) => `site${at}.example`);
    await choose(...sites.map((site) => rule(site, { onTabClose: true })));
    sites.forEach((site, at) => open(at, `https://${site}/`));
    open(50, 'https://site0.example/');
    await settled();
    close(...sites.keys());
    await until(() => log().length === 11);
    await settled();
    const done = cleared()
        .filter((origin) => origin.startsWith('https://'))
        .sort();
    assert.deepEqual(
        done,
        sites
            .slice(1)
            .map((site) => `https://${site}`)
            .sort(),
        'each once, and not the one that is open',
    );
    assert.doesNotMatch(JSON.stringify(log()), /site\d/);
});

test('a tab that goes elsewhere and comes back keeps its site, even where Latchkey may not see where it goes', async () => {
    await choose(rule('fern.example', { onTabClose: true }));
    open(1, FERN);
    await settled();
    const [tab] = state.tabs;
    delete tab.url;
    chrome.tabs.onUpdated.emit(1, { status: 'loading' }, tab);
    await settled();
    assert.deepEqual(cleared(), []);
    close(1);
    await until(() => log().length === 1);
});

test('what is due is on the disk before it is done, and a browser that ends leaves it to the next', async () => {
    await choose(rule('fern.example', { onTabClose: true, delay: 60 }));
    open(1, FERN);
    await settled();
    assert.match(String(state.stored.clearingDue), /fern\.example/);
    state.tabs = [];
    await restart();
    assert.deepEqual(cleared(), [], 'its tab may be restored');
    assert.match(String(state.stored.clearingDue), /"due":\{/);
    await choose(rule('fern.example', { onTabClose: true, delay: 0 }));
    await until(() => log().length === 1);
    assert.equal(log()[0].late, 'notRunning');
});

test('another clearing holds it up, and does not lose it', async () => {
    await choose(rule('fern.example', { onTabClose: true }));
    open(1, FERN);
    await settled();
    const clearingStatus = { state: 'working', site: 'oak.example', wish: {}, done: 0, of: 1 };
    await chrome.storage.session.set({ clearingStatus });
    close(1);
    await settled();
    assert.deepEqual(log(), []);
    await chrome.storage.session.remove('clearingStatus');
    await until(() => log().length === 1);
    assert.equal(log()[0].problem, null);
});

test('with a full disk it is cleared all the same, and written down when there is room', async () => {
    await choose(rule('fern.example', { onTabClose: true }));
    state.beforeWrite = (values) => {
        if ('clearingDue' in values) throw new Error('QUOTA_BYTES quota exceeded');
    };
    open(1, FERN);
    await settled();
    close(1);
    await until(() => cleared().length > 0);
    await settled();
    assert.deepEqual(log(), []);
    state.beforeWrite = beforeWrite;
    open(2, FERN);
    await until(() => log().length === 1);
    assert.ok(!('clearingUnsaved' in state.session));
});

test('a log that is emptied while the disk is full does not come back', async () => {
    await choose(rule('fern.example', { onTabClose: true }));
    state.beforeWrite = (values) => {
        if ('clearingDue' in values) throw new Error('QUOTA_BYTES quota exceeded');
    };
    open(1, FERN);
    await settled();
    close(1);
    await until(() => /** @type {any} */ (state.session.clearingUnsaved)?.clearingLog?.length === 1);
    await emptyLog();
    state.beforeWrite = beforeWrite;
    open(2, FERN);
    await until(() => !('clearingUnsaved' in state.session));
    assert.deepEqual(log(), []);
});

test('where tabs cannot be seen nothing is cleared, which is logged, and told the second time', async () => {
    await choose(rule('fern.example', { onTabClose: true, atStart: true }));
    const { ruleFailing } = await import(`${EXTENSION}/shared/clearing/rules.js`);
    state.origins = new Set(['*://*.oak.example/*', 'https://www.fern.example/*']);
    for (const told of [null, 'noAccess']) {
        await restart();
        assert.equal((await ruleFailing('fern.example')) ?? null, told);
    }
    assert.deepEqual(cleared(), []);
    assert.deepEqual(
        log().map(({ problem }) => problem),
        ['noAccess', 'noAccess'],
    );
});

test('what fails is logged and tried again', async () => {
    await choose(rule('fern.example', { onTabClose: true }));
    open(1, FERN);
    await settled();
    const { getAll } = chrome.cookies;
    let looks = 0;
    chrome.cookies.getAll = async () => {
        looks += 1;
        throw new Error('Invalid cookie store id');
    };
    state.alarms.clear();
    close(1);
    await until(() => log().length === 1);
    // A look sets it first, and takes it away at its end where there is nothing to wait for.
    await settled();
    assert.ok(looks > 0);
    assert.equal(log()[0].problem, 'failed');
    assert.match(String(state.stored.clearingDue), /"triedAgain"/);
    assert.ok(state.alarms.has('clearing'), 'somebody comes to try again');
    chrome.cookies.getAll = getAll;
});

test('a private tab has a jar of its own, of which nothing is written down', async () => {
    await choose(rule('fern.example', { onTabClose: true, choice: 'signOutAndClear' }));
    state.cookies = [
        {
            name: 'sid',
            value: 'x',
            domain: 'fern.example',
            hostOnly: true,
            path: '/',
            secure: true,
            httpOnly: true,
            sameSite: 'lax',
            session: true,
            storeId: '1',
        },
    ];
    open(1, FERN);
    open(2, FERN, { incognito: true });
    open(3, 'https://oak.example/', { incognito: true });
    await settled();
    close(2);
    await until(() => state.cookies.length === 0);
    await settled();
    const { sites } = JSON.parse(String(state.stored.clearingDue));
    const stores = Object.values(sites).flatMap((/** @type {any} */ { jars }) => Object.keys(jars));
    assert.deepEqual(
        stores,
        ['0'],
        'the usual window is followed, and nothing of the private one is on the disk',
    );
    assert.deepEqual(log(), []);
});

test('damaged rules, a damaged list and a damaged log hold nothing up', async () => {
    await choose(null, 7, { site: 7 }, rule('fern.example', { onTabClose: true }));
    Object.assign(state.stored, { clearingDue: '{"sites": 7', clearingLog: [{ at: 'noon' }] });
    open(1, FERN);
    await settled();
    close(1);
    await until(() => log()[0]?.trigger === 'tabClosed');
    assert.ok(cleared().length > 0);
});

test('what tabs did before a look that failed is looked at the next time', async () => {
    await choose(rule('fern.example', { onTabClose: true }));
    const { create } = chrome.alarms;
    let fails = true;
    chrome.alarms.create = async (/** @type {any[]} */ ...alarm) => {
        if (!fails) return /** @type {any} */ (create)(...alarm);
        fails = false;
        throw new Error('the browser is busy');
    };
    open(1, FERN);
    // It has gone on before anybody has looked.
    state.tabs = [{ ...state.tabs[0], url: 'https://pay.example/' }];
    await until(() => !fails);
    await settled();
    chrome.alarms.create = create;
    close(1);
    await until(() => cleared().some((origin) => origin.includes('fern.example')));
});
