import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { EXTENSION, fakeBrowser, until } from './fake-browser.mjs';
import { pages } from './fake-pages.mjs';
import { pageOf } from './page-facts.mjs';

const { state, ask, chrome, fireAlarms } = fakeBrowser();
const { clearSite } = await import(`${EXTENSION}/background/clearing/clearing.js`);
await import(`${EXTENSION}/background/background.js`);

const WISH = { choice: 'signOutAndClear', scope: 'site', since: null };
const POPUP = { id: 'latchkey', url: chrome.runtime.getURL('pages/popup/popup.html') };
const SITES = ['fern', 'oak', 'elm'];
const MINUTE_MS = 60_000;

beforeEach(() => {
    mock.timers.reset();
    Object.assign(state, { stored: {}, session: {}, cleared: [], inPages: async () => [] });
    Object.assign(state, { beforeWrite: () => undefined, beforeClearing: () => undefined });
    state.alarms.clear();
    state.origins = new Set(['*://*/*']);
    state.tabs = SITES.map((name, at) => ({ id: at + 1, url: `https://${name}.example/`, incognito: false }));
    state.cookies = SITES.map((name) => cookie(name, 'sid', 'old'));
});

/** @param {string} site @param {string} name @param {string} value */
function cookie(site, name, value) {
    return {
        ...{ name, value, domain: `.${site}.example`, hostOnly: false, path: '/', secure: true },
        ...{ httpOnly: true, sameSite: 'lax', session: true, storeId: '0' },
    };
}

// The browser of these tests has one jar for all sites, and empties it: what is of others is put back.

/** @param {string} name @param {'click' | 'tabClosed'} [trigger] */
async function clear(name, trigger = 'click') {
    const domain = `.${name}.example`;
    const others = state.cookies.filter((cookie) => cookie.domain !== domain);
    const tab = state.tabs.find(({ url }) => url === `https://${name}.example/`);
    await clearSite({ address: `https://${name}.example/`, tab }, WISH, { trigger });
    state.cookies = [...others, ...state.cookies.filter((cookie) => cookie.domain === domain)];
}

/** @param {string} [name] */
function undo(name) {
    const wanted = name === undefined ? {} : { jar: { site: `${name}.example`, storeId: '0' } };
    return ask({ kind: 'undoClearing', ...wanted }, POPUP);
}

function jar() {
    return state.cookies.map(({ name, domain, value }) => `${name}${domain}=${value}`).toSorted();
}

function records() {
    return Object.keys(state.stored).filter((key) => key.startsWith('clearingUndo'));
}

function said() {
    return /** @type {any} */ (state.session.clearingStatus);
}

const ALL = ['sid.elm.example=old', 'sid.fern.example=old', 'sid.oak.example=old'];
const OK = { ok: true, value: undefined };

test('clearing another site throws away nothing of the first', async () => {
    await clear('fern');
    await clear('oak', 'tabClosed');
    await clear('elm');
    assert.equal(records().length, 3);
    assert.deepEqual(await undo('fern'), OK);
    assert.deepEqual([said().state, said().site, said().cookies], ['undone', 'fern.example', 1]);
    assert.deepEqual(await undo('oak'), OK);
    assert.deepEqual(await undo('elm'), OK);
    assert.deepEqual(jar(), ALL);
    assert.deepEqual([records(), state.session.clearingUndoSlots], [[], undefined]);
    assert.deepEqual(await undo('elm'), { ok: false, code: 'undoExpired' });
});

test('the net below one site stays while a rule clears another', async () => {
    const began = Date.now();
    const net = { net: { beganAt: began, shown: 'unknown', shownSince: began }, tabId: 1 };
    state.session.clearingNet = {
        ...net,
        site: 'fern.example',
        storeId: '0',
        address: 'https://fern.example/',
    };
    await clear('oak', 'tabClosed');
    assert.ok('clearingNet' in state.session);
    await clear('fern');
    assert.ok(!('clearingNet' in state.session));
});

test('what another cookie store lost is not brought back in this one', async () => {
    await clear('fern');
    const { site, wish } = said();
    const [slot] = /** @type {any[]} */ (state.session.clearingUndoSlots);
    const elsewhere = { ...slot, storeId: '1', until: slot.until + 1 };
    state.session.clearingUndoSlots = [slot, elsewhere];
    const { statusOf } = await import(`${EXTENSION}/shared/clearing/status.js`);
    assert.equal((await statusOf(site, '0')).state, 'done');
    state.session.clearingStatus = { state: 'working', site, storeId: '1', wish, done: 0, of: 1 };
    assert.equal((await statusOf(site, '0')).state, 'done', 'what is done elsewhere hides nothing here');
    state.session.clearingStatus = slot.done;
    assert.deepEqual(await undo('fern'), OK);
    assert.deepEqual(jar(), ALL);
});

test('what is said to be restorable is what was kept', async () => {
    const [tab] = state.tabs;
    const local = { theme: 'dark' };
    const seen = pages(new Map([[1, [{ url: 'https://fern.example/', local }]]]));
    const all = ['*://*/*'];
    for (const { name, origins, open, restores } of [
        { name: 'all was seen', origins: all, open: true, restores: 'cookiesAndStorage' },
        { name: 'no cookie was seen', origins: [], open: true, restores: 'storage' },
        { name: 'by a rule, without a page', origins: all, open: false, restores: 'cookies' },
        { name: 'nothing was seen', origins: [], open: false, restores: undefined },
    ]) {
        Object.assign(state, { session: {}, stored: {}, origins: new Set(origins), tabs: open ? [tab] : [] });
        Object.assign(state, { inPages: seen, cookies: [cookie('fern', 'sid', 'old')] });
        local.theme = 'dark';
        const page = { address: 'https://fern.example/', ...(open && { tab }) };
        await clearSite(page, WISH, { trigger: open ? 'click' : 'tabClosed' });
        assert.equal(said().undo.restores, restores, name);
        assert.equal(records().length, restores ? 1 : 0, name);
    }
});

test('where no site is named, it is that of the last clearing', async () => {
    await clear('fern');
    await clear('oak');
    await undo();
    assert.deepEqual(jar(), ['sid.elm.example=old', 'sid.oak.example=old']);
});

test('a clearing that took nothing leaves what the one before has taken', async () => {
    await clear('fern');
    await clear('fern');
    assert.equal(said().undo, 'nothing');
    assert.equal(records().length, 1);
    await undo('fern');
    assert.deepEqual(jar(), ALL);
});

test('one of the same site that took something comes in its place', async () => {
    await clear('fern');
    state.cookies.push(cookie('fern', 'sid', 'newer'));
    await clear('fern');
    assert.equal(records().length, 1);
    await undo('fern');
    assert.ok(jar().includes('sid.fern.example=newer'));
});

test('what a rule takes since is no reason to lose what the person has cleared', async () => {
    await clear('fern');
    const anonymous = { ...cookie('fern', 'seen', 'anonymous'), httpOnly: false };
    state.cookies.push(anonymous);
    await clear('fern', 'tabClosed');
    const { statusOf } = await import(`${EXTENSION}/shared/clearing/status.js`);
    assert.equal((await statusOf('fern.example', '0')).trigger, 'click', 'which can be undone');
    assert.ok(!jar().some((one) => one.includes('.fern.')));
    assert.equal(records().length, 2);
    assert.deepEqual(await undo('fern'), OK);
    assert.deepEqual(jar(), ALL);
    const { state: told, other } = await statusOf('fern.example', '0');
    assert.deepEqual([told, other?.trigger], ['undone', 'tabClosed'], 'what the rule has taken is offered');
    assert.deepEqual(await undo('fern'), OK, 'then what the rule has taken');
    assert.equal((await statusOf('fern.example', '0')).other, undefined);
    assert.ok(jar().includes('seen.fern.example=anonymous'));
});

test('what was taken can be brought back though the page has written it anew', async () => {
    const { remove } = chrome.browsingData;
    chrome.browsingData.remove = async (/** @type {any[]} */ ...call) => {
        await /** @type {any} */ (remove)(...call);
        if (!call[1].cookies) return;
        // As browsers tell it.
        const changed = { removed: true, cause: 'explicit', cookie: cookie('fern', 'sid', 'old') };
        /** @type {any} */ (chrome.cookies.onChanged).emit(changed);
        state.cookies.push(cookie('fern', 'sid', 'anonymous'));
    };
    await clear('fern');
    chrome.browsingData.remove = remove;
    const { report, undo: kept } = said();
    assert.deepEqual([report.took, report.types[1].state], [1, 'cameBack']);
    assert.ok(kept.until, 'it is kept');
    assert.deepEqual(await undo('fern'), OK);
    assert.deepEqual(
        [said().cookies, said().cookiesNewer],
        [0, 1],
        'and is told to be older than what is there',
    );
});

test('each is kept for ten minutes of its own', async () => {
    mock.timers.enable({ apis: ['Date'], now: 1_800_000_000_000 });
    await clear('fern');
    mock.timers.tick(4 * MINUTE_MS);
    await clear('oak');
    mock.timers.tick(6 * MINUTE_MS);
    fireAlarms();
    await until(() => records().length === 1);
    assert.deepEqual(await undo('fern'), { ok: false, code: 'undoExpired' });
    assert.deepEqual(await undo('oak'), OK);
    await clear('elm');
    mock.timers.tick(10 * MINUTE_MS);
    fireAlarms();
    await until(() => records().length === 0);
    assert.equal(state.session.clearingUndoSlots, undefined);
});

test('what has lost its key goes when the background starts', async () => {
    await clear('fern');
    // So it is after the extension was loaded again: what is in memory has gone, what is on the disk has not.
    state.session = {};
    assert.equal(records().length, 1);
    chrome.runtime.onStartup.emit();
    await until(() => records().length === 0);
});

test('what cannot be kept is cleared all the same, and what was kept before stays', async () => {
    await clear('fern');
    state.beforeWrite = (values) => {
        if (Object.keys(values).some((key) => key.startsWith('clearingUndo')))
            throw new Error('QUOTA_BYTES quota exceeded');
    };
    await clear('oak');
    assert.deepEqual([said().state, said().undo], ['done', 'tooLarge']);
    assert.deepEqual(jar(), ['sid.elm.example=old']);
    state.beforeWrite = () => undefined;
    assert.deepEqual(await undo('fern'), OK);
    assert.ok(jar().includes('sid.fern.example=old'));
});

test('while another site is cleared, nothing is brought back', async () => {
    await clear('fern');
    state.session.clearingStatus = { state: 'working', site: 'oak.example', wish: WISH, done: 0, of: 1 };
    assert.deepEqual(await undo('fern'), { ok: false, code: 'clearingBusy' });
    assert.equal(said().state, 'working');
    assert.equal(records().length, 1);
});

test('what is newer stays, and is counted', async () => {
    state.cookies.push(cookie('fern', 'theme', 'dark'));
    await clear('fern');
    state.cookies.push(cookie('fern', 'sid', 'newer'));
    await undo('fern');
    assert.deepEqual(
        jar().filter((line) => line.includes('fern')),
        ['sid.fern.example=newer', 'theme.fern.example=dark'],
    );
    assert.deepEqual([said().cookies, said().cookiesNewer, said().cookiesLost], [1, 1, 0]);
});

for (const { name, began, visited, back } of [
    { name: 'the page from before, which stays open', began: 'before', visited: false, back: true },
    { name: 'the same, beside a tab that came and went', began: 'before', visited: true, back: false },
    {
        name: 'the same, beside a tab of which nobody sees what it shows',
        began: 'before',
        visited: 'unseen',
        back: false,
    },
    { name: 'a page that has come since', began: 'since', visited: false, back: false },
]) {
    test(`a session that nobody has signed in to is no newer one: ${name}`, async () => {
        const globals = { latchkey: contentScripts(pageOf(true, [])), performance: { timeOrigin: 0 } };
        state.inPages = pages(new Map([[1, [{ url: 'https://fern.example/', globals }]]]));
        await clear('fern');
        if (began === 'since') globals.performance.timeOrigin = Date.now() + 1;
        const url = visited === 'unseen' ? undefined : 'https://fern.example/news';
        const tab = { id: 9, url, incognito: false };
        if (visited) chrome.tabs.onUpdated.emit(tab.id, { status: 'loading', url }, tab);
        state.cookies.push(cookie('fern', 'sid', 'anonymous'));
        // What was told of is noted in turn.
        await new Promise((done) => setTimeout(done, 50));
        await undo('fern');
        assert.equal(jar().includes('sid.fern.example=old'), back);
        assert.deepEqual([said().cookies, said().cookiesNewer], back ? [1, 0] : [0, 1]);
    });
}

/** @param {object} facts */
function contentScripts(facts) {
    return {
        facts: { collect: () => facts },
        fill: { focused: () => null, origin: () => 'https://fern.example', around: () => [] },
        setUp: { facts: () => ({ texts: [], squarePictures: 0, addresses: 0, shapes: [] }) },
    };
}

for (const { name, set, cookies, lost } of [
    {
        name: 'a browser that says that it has set a cookie, and has not',
        set: async () => ({}),
        cookies: 0,
        lost: 1,
    },
    {
        name: 'one that sets another',
        set: async (/** @type {any} */ { domain, ...call }) =>
            state.cookies.push({ ...call, domain, hostOnly: false, session: true, path: '/other' }),
        cookies: 0,
        lost: 1,
    },
    {
        name: 'one that sets it, and says that it has not',
        set: async (/** @type {any} */ call) => {
            state.cookies.push({ ...call, hostOnly: false, session: true });
            return null;
        },
        cookies: 1,
        lost: 0,
    },
]) {
    test(`what came back is counted by the jar: ${name}`, async () => {
        await clear('fern');
        const { set: usual } = chrome.cookies;
        chrome.cookies.set = /** @type {any} */ (set);
        try {
            assert.deepEqual(await undo('fern'), OK);
        } finally {
            chrome.cookies.set = usual;
        }
        assert.deepEqual([said().cookies, said().cookiesLost], [cookies, lost]);
    });
}

test('entries come back into a page of the same cookie store, and none in place of a newer one', async () => {
    const local = { kept: 'as it was', newer: 'before', token: 'before' };
    /** @type {{ url: string, local: Record<string, string> }} */
    const frame = { url: 'https://fern.example/', local: { ...local } };
    const other = { url: 'https://fern.example/', local: {} };
    state.inPages = pages(
        new Map([
            [1, [frame]],
            [9, [other]],
        ]),
    );
    await clear('fern');
    frame.local = { newer: 'after' };
    state.tabs.unshift({ id: 9, url: 'https://fern.example/', incognito: true });
    await undo('fern');
    assert.deepEqual(frame.local, { ...local, newer: 'after' });
    assert.deepEqual(other.local, {});
    assert.deepEqual([said().items, said().itemsNewer, said().itemsLost], [2, 1, 0]);
});
