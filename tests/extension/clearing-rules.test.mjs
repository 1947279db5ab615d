/**
 * Clearing by rules, with a browser that remembers: what becomes of tabs, of the disk and of the background in between.
 */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { EXTENSION, fakeBrowser, until } from './fake-browser.mjs';

const { chrome, state, ask } = fakeBrowser();
const { emptyLog } = await import(`${EXTENSION}/shared/clearing/log.js`);
const { ruleFailing, ruleFor, setRule } = await import(`${EXTENSION}/shared/clearing/rules.js`);
const { resumeClearing } = await import(`${EXTENSION}/background/clearing/clearing.js`);
await import(`${EXTENSION}/background/background.js`);
const { beforeWrite } = state;

const never = { protected: false, onTabClose: false, atStart: false, whenIdle: false };
/** @param {string} site @param {object} when */
const rule = (site, when) => ({ site, ...never, choice: 'onlyTheCache', delay: 0, ...when });
const FERN = 'https://www.fern.example/';
const POPUP = { id: 'latchkey', url: chrome.runtime.getURL('pages/popup/popup.html') };

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

/** What signs in. @param {string} storeId @param {string} [domain] */
function cookie(storeId, domain = 'fern.example') {
    return {
        ...{ name: 'sid', value: 'x', domain, hostOnly: true, path: '/', secure: true },
        ...{ httpOnly: true, sameSite: 'lax', session: true, storeId },
    };
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
    state.cookies = [cookie('1')];
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
    const damaged = { site: 'oak.example', choice: 'burn', onTabClose: true };
    const when = { onTabClose: true, whenIdle: true };
    await choose(null, 7, { site: 7 }, damaged, rule('fern.example', when));
    Object.assign(state.stored, { clearingDue: '{"sites": 7', clearingLog: [{ at: 'noon' }] });
    open(1, FERN);
    await settled();
    close(1);
    await until(() => log()[0]?.trigger === 'tabClosed');
    assert.ok(cleared().length > 0);
    state.idle.locked = true;
    chrome.idle.onStateChanged.emit('locked');
    await until(() => log()[1]?.trigger === 'idle');
    state.idle.locked = false;
    chrome.idle.onStateChanged.emit('active');
    await settled();
    await setRule(rule('elm.example', { atStart: true }));
    assert.equal((await ruleFor('elm.example')).rule.atStart, true);
    const { rule: none, unreadable } = await ruleFor('oak.example');
    assert.deepEqual([none.onTabClose, unreadable], [false, true], 'it is said, and not done');
    const stored = /** @type {any[]} */ (state.stored.clearingRules);
    assert.ok(
        stored.some(({ choice }) => choice === 'burn'),
        'what a later Latchkey may have written is not lost',
    );
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

test('a site that is opened while it is looked at is not cleared, and when it is closed again, it is', async () => {
    await choose(rule('fern.example', { onTabClose: true }));
    open(1, FERN);
    await settled();
    const { getAll } = chrome.cookies;
    let looks = 0;
    chrome.cookies.getAll = async () => {
        looks += 1;
        if (looks === 1) open(2, FERN);
        return /** @type {any} */ (getAll)();
    };
    close(1);
    await until(() => looks > 0);
    await settled(300);
    chrome.cookies.getAll = getAll;
    assert.deepEqual([cleared(), log()], [[], []]);
    assert.equal(state.session.clearingStatus, undefined, 'nothing is under way');
    close(2);
    await until(() => log().length === 1);
    assert.ok(cleared().length > 0);
});

test('a site that is opened after a kill is not cleared, and what was done by then has its line', async () => {
    const choice = 'signOutAndClear';
    for (const isBegun of [false, true]) {
        await choose(rule('fern.example', { onTabClose: true, choice }));
        Object.assign(state, { cleared: [], cookies: [cookie('0')] });
        /** @type {any} */
        let killed;
        const { beforeSessionWrite } = state;
        state.beforeSessionWrite = (values) => {
            const session = /** @type {any} */ ({ ...state.session, ...values });
            if (killed || !session.clearingJob || !session.clearingProgress) return;
            const { results, tries } = JSON.parse(session.clearingProgress);
            if (isBegun ? results.length === 0 : results.length > 0 || tries > 0) return;
            killed = structuredClone({ session, stored: state.stored, cookies: state.cookies });
        };
        open(1, FERN);
        await settled();
        close(1);
        await until(() => log().length === 1);
        await settled();
        state.beforeSessionWrite = beforeSessionWrite;
        assert.ok(killed, 'there was such a moment');
        Object.assign(state, killed, { cleared: [] });
        const tab = { id: 2, url: FERN, incognito: false };
        state.tabs.push(tab);
        await resumeClearing();
        chrome.tabs.onUpdated.emit(2, { status: 'loading', url: FERN }, tab);
        await settled();
        assert.deepEqual([state.cleared, state.cookies], [[], killed.cookies]);
        const lines = log().map(({ problem, types }) => [problem, types.length > 0]);
        assert.deepEqual(lines, isBegun ? [['open', true]] : []);
        const states = log().flatMap(({ types }) => types.map((/** @type {any} */ { state }) => state));
        assert.equal(states.includes('couldNot'), isBegun, 'what was not made is told as such');
        assert.ok(!('clearingJob' in state.session));
        assert.doesNotMatch(String(state.stored.clearingDue), /"due":\{/, 'it is not due while it is open');
        close(2);
        await settled(300);
        Object.assign(state, { session: {}, stored: {}, tabs: [] });
    }
});

test('a container that was removed is no failure', async (t) => {
    const { remove } = chrome.browsingData;
    t.after(() => {
        chrome.browsingData.remove = remove;
        delete (/** @type {any} */ (chrome.runtime).getBrowserInfo);
    });
    Object.assign(chrome.runtime, { getBrowserInfo: async () => ({}) });
    const container = 'firefox-container-7';
    let isRemoved = false;
    chrome.browsingData.remove = async (limits, types) => {
        if (isRemoved && limits.cookieStoreId === container)
            throw new Error(`Invalid cookieStoreId: ${container}`);
        return remove(limits, types);
    };
    await choose(rule('fern.example', { onTabClose: true, choice: 'signOutAndClear' }));
    open(1, FERN, { cookieStoreId: container });
    open(2, FERN, { cookieStoreId: 'firefox-default' });
    await settled();
    isRemoved = true;
    close(1);
    await until(() => !String(state.stored.clearingDue).includes(container));
    assert.deepEqual(log(), []);
    assert.equal((await ruleFailing('fern.example', false)) ?? null, null);
    assert.match(String(state.stored.clearingDue), /firefox-default/, 'the others are followed');
});

test('a click and an undo go before whatever else is due', async () => {
    // As real ones, calls take a moment.
    state.beforeClearing = () => settled(5);
    const sites = Array.from({ length: 50 }, (_, at) => `site${at}.example`);
    await choose(...sites.map((site) => rule(site, { onTabClose: true })));
    sites.forEach((site, at) => open(at, `https://${site}/`));
    open(60, 'https://oak.example/');
    state.cookies = [cookie('0', 'oak.example')];
    await settled();
    close(...sites.keys());
    await until(() => log().length > 0);
    const byRule = () => log().filter(({ trigger }) => trigger === 'tabClosed').length;
    const before = byRule();
    const wish = { choice: 'signOutAndClear', scope: 'site', since: null };
    const clear = { kind: 'clear', tabId: 60, address: 'https://oak.example/', wish, reload: false };
    assert.deepEqual(await ask(clear, POPUP), { ok: true, value: undefined });
    assert.ok(byRule() - before <= 1, 'after the one that was under way');
    assert.equal(state.cookies.length, 0);
    await until(() => byRule() > before + 1);
    const since = byRule();
    const undo = { kind: 'undoClearing', jar: { site: 'oak.example', storeId: '0' } };
    assert.deepEqual(await ask(undo, POPUP), { ok: true, value: undefined });
    assert.ok(byRule() - since <= 1);
    assert.equal(state.cookies.length, 1);
    await until(() => byRule() === 50);
});

test('what is due in private windows does not wait for all others', async () => {
    // As real ones, calls take a moment.
    state.beforeClearing = () => settled(5);
    const sites = Array.from({ length: 50 }, (_, at) => `site${at}.example`);
    const others = sites.map((site) => rule(site, { onTabClose: true }));
    await choose(...others, rule('fern.example', { onTabClose: true, choice: 'fixThisSite' }));
    sites.forEach((site, at) => open(at, `https://${site}/`));
    open(60, FERN, { incognito: true });
    open(61, 'https://oak.example/', { incognito: true });
    state.cookies = [{ ...cookie('1'), name: '_ga', httpOnly: false }];
    await settled();
    close(...sites.keys(), 60);
    await until(() => state.cookies.length === 0);
    assert.ok(log().length < 10, `after ${log().length} others`);
    await until(() => log().length === 50);
});
