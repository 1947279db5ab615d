/**
 * The pages of a site that is cleared: left before the first call, back after the last, whatever happens to the worker.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './fake-browser.mjs';
import { pages } from './fake-pages.mjs';
import {
    ADDRESS,
    addresses,
    ANSWER_MS,
    ask,
    chrome,
    clear,
    clearSite,
    cookie,
    FIX,
    hasty,
    POPUP,
    QUIET,
    reportOf,
    resumeClearing,
    said,
    site,
    state,
    wait,
    wakeAll,
    WISH,
} from './site-in-tabs.mjs';

test('the pages of the site are left before the first call, and come back after the last', async () => {
    const before = addresses();
    for (const wish of [WISH, FIX]) {
        state.cookies = [cookie('sid'), cookie('_ga')];
        /** @type {string[][]} */
        const during = [];
        state.beforeClearing = () => void during.push(addresses());
        await clear(wish);
        const away = [QUIET, 'https://app.fern.example/robots.txt', ...before.slice(2)];
        assert.ok(during.length > 0);
        for (const seen of during) assert.deepEqual(seen, away, wish.choice);
        assert.deepEqual(addresses(), before);
        assert.deepEqual(state.registered, [], 'nothing is stopped any more');
        assert.ok(!('clearingPages' in state.session));
        assert.equal(said().stayed, 0);
    }
    assert.deepEqual(state.reloaded, [7, 7]);
});

test('nothing is left where the person wants the pages to stay', async () => {
    const before = addresses();
    /** @type {unknown[]} */
    const during = [];
    state.beforeClearing = () => void during.push(addresses());
    await clearSite({ address: ADDRESS, tab: state.tabs[0] }, WISH);
    assert.ok(during.length > 0);
    for (const seen of during) assert.deepEqual(seen, before);
    assert.equal(reportOf('cookies').state, 'cleared');
});

test('a page that asks before it is left stays, and that is said', async () => {
    site.asking.add(7);
    /** @type {unknown[]} */
    const during = [];
    state.beforeClearing = () => void during.push(state.tabs[0].url);
    await clear();
    assert.ok(during.length > 0);
    assert.deepEqual([...new Set(during)], [ADDRESS]);
    assert.equal(said().stayed, 1);
    assert.deepEqual(state.reloaded, []);
});

test('a page in which something was typed stays, though it does not ask', async () => {
    /** @param {string} localName @param {object} [changes] */
    const field = (localName, changes) => ({
        ...{ localName, value: 'Dear all,', defaultValue: '', form: null, matches: () => false },
        ...{ getClientRects: () => [{}], ...changes },
    });
    const signIn = { querySelector: () => ({}) };
    for (const [name, fields, stayed] of /** @type {const} */ ([
        ['a letter', [field('textarea')], 1],
        ['as the page had it', [field('textarea', { defaultValue: 'Dear all,' })], 0],
        [
            'held by a library, which keeps the default equal',
            [
                field('textarea', {
                    defaultValue: 'Dear all,',
                    matches: (/** @type {string} */ wanted) => wanted.includes('user-valid'),
                }),
            ],
            1,
        ],
        ['nobody sees it', [field('textarea', { getClientRects: () => [] })], 0],
        ['an address', [field('input')], 1],
        ['filled in by the browser', [field('input', { matches: () => true })], 0],
        ['the name beside a password', [field('input', { form: signIn })], 0],
    ])) {
        site.typed = { 8: [...fields] };
        /** @type {unknown[]} */
        const during = [];
        state.beforeClearing = () => void during.push(addresses()[1]);
        await clear();
        const there = stayed > 0 ? 'https://app.fern.example/' : 'https://app.fern.example/robots.txt';
        assert.deepEqual([said().stayed, ...new Set(during)], [stayed, there], name);
        assert.equal(addresses()[1], 'https://app.fern.example/', name);
    }
});

test('a page that hangs from the start is none that sleeps', async (t) => {
    wakeAll();
    hasty.add(ANSWER_MS);
    t.after(() => hasty.delete(ANSWER_MS));
    const { inPages } = state;
    let hangs = true;
    state.inPages = (injection) =>
        hangs && injection.target.tabId === 8 ? new Promise(() => undefined) : inPages(injection);
    // It goes on, and writes what it had in mind.
    site.inTheMeantime = () => {
        hangs = false;
        state.cookies = [cookie('sid')];
    };
    await clear();
    assert.deepEqual([said().stayed, said().hanging], [0, 1]);
    assert.deepEqual([state.cookies, reportOf('cookies').again], [[], 1]);
});

test('a tab that was put to sleep does not hang', async (t) => {
    wakeAll();
    hasty.add(ANSWER_MS);
    t.after(() => hasty.delete(ANSWER_MS));
    const { inPages } = state;
    state.tabs[1].discarded = true;
    state.inPages = (injection) =>
        injection.target.tabId === 8 ? new Promise(() => undefined) : inPages(injection);
    await clear();
    assert.deepEqual([said().stayed, said().hanging], [0, 0]);
});

test('pages that are not left are told of, and what they write is left alone', async () => {
    wakeAll();
    for (const { name, origins, reload, open } of [
        { name: 'they are to stay', origins: ['*://*/*'], reload: false, open: 2 },
        { name: 'without access to the site', origins: [], reload: true, open: 1 },
    ]) {
        state.origins = new Set(origins);
        // Without access the browser tells the address of the tab in front alone.
        const all = state.tabs;
        if (origins.length === 0) state.tabs = all.filter(({ id }) => id === 7);
        await clearSite({ address: ADDRESS, tab: state.tabs[0] }, WISH, { reload });
        assert.deepEqual([said().looksAgain, said().left, said().open], [false, 0, open], name);
        state.tabs = all;
    }
});

test('frames of the site in tabs of other sites are told of', async () => {
    wakeAll();
    const { inPages } = state;
    const page = { url: 'https://oak.example/' };
    const inside = { url: 'https://www.fern.example/widget' };
    state.inPages = (injection) =>
        injection.target.tabId === 9 ? pages(new Map([[9, [page, inside]]]))(injection) : inPages(injection);
    await clear();
    assert.deepEqual([said().framing, said().open], [1, 0]);
});

test('a page that does not answer is told of as such, and loaded again', async (t) => {
    wakeAll();
    hasty.add(ANSWER_MS);
    t.after(() => hasty.delete(ANSWER_MS));
    const { inPages } = state;
    // It hangs as soon as it has said what it keeps.
    state.inPages = (injection) =>
        injection.target.tabId === 7 && String(injection.func).includes('beforeunload')
            ? new Promise(() => undefined)
            : inPages(injection);
    await clear();
    assert.deepEqual([said().stayed, said().hanging], [0, 1]);
    assert.deepEqual(state.reloaded, [7]);
});

test('what a page writes when it is left can be undone too, where frames were cleared before', async () => {
    wakeAll();
    site.frame = { url: 'https://m.fern.example/embedded', session: { step: '2' } };
    /** @type {Record<string, string>} */
    const local = { draft: 'old' };
    const { inPages } = state;
    state.inPages = (injection) => {
        const { tabId } = injection.target;
        if (tabId !== 7 || state.tabs[0].url === ADDRESS) return inPages(injection);
        return pages(new Map([[7, [{ url: QUIET, local }]]]))(injection);
    };
    const moved = () => {
        if (state.tabs[0].url === QUIET && local.draft === 'old') local.draft = 'written on leaving';
    };
    state.beforeSessionWrite = moved;
    await clear();
    state.beforeSessionWrite = () => undefined;
    state.inPages = (injection) =>
        pages(new Map([[injection.target.tabId, [{ url: ADDRESS, local }]]]))(injection);
    assert.deepEqual(local, {});
    await ask({ kind: 'undoClearing', jar: { site: 'fern.example', storeId: '0' } }, POPUP);
    assert.deepEqual(local, { draft: 'written on leaving' });
    assert.deepEqual(
        Object.keys(state.stored).filter((key) => key.startsWith('clearingUndo')),
        [],
    );
});

test('what is done is told at once, and what comes late is cleared and told of', async () => {
    /** @type {any} */
    let first;
    site.inTheMeantime = () => {
        first = said();
        state.cookies = [cookie('sid')];
    };
    await clear();
    assert.deepEqual([first.state, first.looksAgain], ['done', true]);
    assert.deepEqual(state.cookies, []);
    const { state: outcome, found, removed, left, again } = reportOf('cookies');
    assert.deepEqual([outcome, found, removed, left, again], ['cleared', 1, 1, 0, 1]);
    assert.equal(said().looksAgain, false);
});

test('what a page stores that the person has opened since is left alone, and told of', async () => {
    site.inTheMeantime = () => {
        state.tabs.push({ id: 12, url: 'https://www.fern.example/join', incognito: false });
        state.cookies = [cookie('sid')];
    };
    await clear();
    assert.deepEqual([state.cookies.length, reportOf('cookies').state], [1, 'cameBack']);
});

test('a tab in which the person has gone elsewhere is not brought back, nor one that was closed', async () => {
    site.inTheMeantime = () => {
        state.tabs[0].url = 'https://birch.example/';
        state.tabs = state.tabs.filter(({ id }) => id !== 8);
    };
    await clear();
    assert.deepEqual(addresses().slice(0, 2), ['https://birch.example/', 'https://oak.example/']);
});

test('undoing brings the pages back first, and nothing is cleared after it', async () => {
    let undone;
    site.inTheMeantime = () =>
        new Promise((never) => {
            undone ??= ask({ kind: 'undoClearing' }, POPUP).then((answer) => {
                undone = answer;
                never();
            });
        });
    await clear();
    await until(() => said().state === 'undone');
    assert.deepEqual(await undone, { ok: true, value: undefined });
    assert.deepEqual(
        state.cookies.map(({ name }) => name),
        ['sid'],
    );
    assert.equal(state.tabs[0].url, ADDRESS);
});

test('what a tab keeps is not said to be cleared where its server does not answer', async (t) => {
    wakeAll();
    const { registerContentScripts } = chrome.scripting;
    t.after(() => void (chrome.scripting.registerContentScripts = registerContentScripts));
    chrome.scripting.registerContentScripts = async () => {
        throw new Error('Then pages are left for nothing at all.');
    };
    for (const { wish, outcome, why } of [
        { wish: WISH, outcome: 'couldNot', why: 'needsOpenPage' },
        { wish: FIX, outcome: 'partly', why: 'notSeen' },
    ]) {
        site.keeps = { 7: { theme: 'dark' } };
        await clear(wish);
        const { state, reason, found, removed, left } = reportOf('sessionStorage');
        assert.deepEqual([state, reason, found, removed, left], [outcome, why, 1, null, null]);
        assert.deepEqual(site.keeps[7], { theme: 'dark' });
        assert.notEqual(said().report.headline, 'done');
    }
});

test('what a frame keeps in its tab goes before its page is left, and what could not is told', async () => {
    wakeAll();
    const url = 'https://m.fern.example/embedded';
    for (const hangs of [false, true]) {
        site.frame = { url, session: { step: '2' } };
        const { inPages } = state;
        state.inPages = (injection) => {
            const clears = injection.target.frameIds?.[0] === 1 && injection.args?.length === 2;
            if (hangs && clears && injection.args[1].kind) throw new Error('Frame was removed.');
            return inPages(injection);
        };
        await clear();
        state.inPages = inPages;
        const { state: outcome, found, removed } = reportOf('sessionStorage');
        assert.deepEqual(site.frame.session, hangs ? { step: '2' } : {});
        assert.deepEqual([outcome, found, removed], hangs ? ['partly', 1, null] : ['cleared', 1, 1]);
    }
});

test('a worker that is killed when frames are cleared, and no page has been left, tells of it and can undo it', async () => {
    site.frame = { url: 'https://m.fern.example/embedded', session: { step: '2' } };
    /** @type {{ session: Record<string, unknown> } | undefined} */
    let killed;
    const { beforeSessionWrite } = state;
    state.beforeSessionWrite = () => {
        if (killed || !site.frame || site.frame.session.step) return;
        killed = structuredClone({ session: state.session });
    };
    await clear();
    state.beforeSessionWrite = beforeSessionWrite;
    assert.ok(killed, 'there was such a moment');
    assert.ok(!('clearingPages' in killed.session), 'no page was left');
    state.cookies = [cookie('sid')];
    Object.assign(state, killed);
    await resumeClearing();
    assert.equal(said().state, 'done');
    assert.deepEqual([reportOf('cookies').removed, reportOf('sessionStorage').found], [1, 1]);
    assert.ok(said().undo.until, 'it can be undone');
    assert.deepEqual(addresses()[0], ADDRESS);
});

/** @type {Record<string, { when: (session: any) => unknown, cleared: boolean, key?: string }>} */
const MOMENTS = {
    'while the pages are being left': {
        when: ({ clearingPages }) => clearingPages?.length > 0,
        cleared: false,
    },
    'when there is a plan': { when: ({ clearingProgress }) => clearingProgress, cleared: true },
    'among the calls': {
        when: ({ clearingProgress }) => JSON.parse(clearingProgress ?? '{}').results?.length > 2,
        cleared: true,
    },
    'while late answers are waited for': {
        when: ({ clearingStatus }) => clearingStatus?.looksAgain,
        cleared: true,
    },
    'while they are waited for, of which there was too much to keep,': {
        when: ({ clearingStatus, clearingJob }) => clearingStatus?.looksAgain && !clearingJob,
        cleared: true,
        key: '"'.repeat(2_000_000),
    },
};

for (const [moment, { when, cleared, key }] of Object.entries(MOMENTS)) {
    test(`a worker that is killed ${moment} brings the pages back`, async () => {
        if (key) site.keeps = { 7: { [key]: 'long' } };
        const before = addresses();
        /** @type {{ session: Record<string, unknown>, tabs: any[], cookies: any[] } | undefined} */
        let killed;
        const { beforeSessionWrite } = state;
        state.beforeSessionWrite = (values) => {
            const session = { ...state.session, ...values };
            if (killed || !when(session)) return;
            const { tabs, cookies } = state;
            // Those that it was about to leave are on their way.
            const away = { 7: QUIET, 8: 'https://app.fern.example/robots.txt' };
            killed = structuredClone({
                session,
                cookies,
                tabs: tabs.map((tab) => ({ ...tab, url: away[/** @type {7} */ (tab.id)] ?? tab.url })),
            });
        };
        await clear();
        state.beforeSessionWrite = beforeSessionWrite;
        assert.ok(killed, 'there was such a moment');
        Object.assign(state, killed);
        await resumeClearing();
        assert.deepEqual(addresses(), before);
        assert.deepEqual(state.registered, []);
        assert.equal(said()?.state, cleared ? 'done' : undefined);
        assert.ok(!said()?.looksAgain, 'it is over');
        if (cleared) assert.deepEqual(state.cookies, []);
        for (const name of ['clearingJob', 'clearingPages']) assert.ok(!(name in state.session), name);
    });
}

test('a browser that ends while the pages are away brings them back when it brings back its tabs', async () => {
    const path = 'https://www.fern.example/second';
    const second = `${path}?reset=the-key-to-an-account`;
    const first = ADDRESS.replace('#inbox', '');
    state.tabs.splice(1, 0, { id: 13, url: second, incognito: false });
    /** @type {{ stored: any, tabs: any[] } | undefined} */
    let ended;
    state.beforeClearing = () => void (ended ??= structuredClone({ stored: state.stored, tabs: state.tabs }));
    await clear();
    assert.ok(!('lostPages' in state.stored), 'nothing stays on the disk');
    const { stored, tabs } = ended ?? assert.fail('nothing was cleared');
    const left = stored.lostPages.pages.map((/** @type {{ address: string }} */ { address }) => address);
    // What follows the path may be a secret.
    assert.deepEqual(left, [first, path, 'https://app.fern.example/']);
    // With other numbers, and one of them later than the others.
    const restored = tabs.map((tab) => ({ ...tab, id: tab.id + 100 }));
    const later = restored.findIndex(({ url }) => url === 'https://app.fern.example/robots.txt');
    const [last] = restored.splice(later, 1);
    Object.assign(state, { session: {}, stored, tabs: restored });
    chrome.runtime.onStartup.emit();
    chrome.tabs.onUpdated.emit(107, { url: QUIET }, { id: 107, url: QUIET, incognito: false });
    await until(() => addresses()[0] === first);
    await until(() => addresses()[1] === path);
    const { pages: waiting, ended: isEnded } = /** @type {any} */ (state.stored.lostPages);
    assert.deepEqual([waiting.length, isEnded], [1, true]);
    state.tabs.push(last);
    chrome.tabs.onUpdated.emit(last.id, { url: last.url }, last);
    await until(() => last.url === 'https://app.fern.example/');
    assert.ok(!('lostPages' in state.stored));
    // A file that the person has opened is left alone.
    state.tabs.push({ id: 300, url: QUIET, incognito: false });
    chrome.tabs.onUpdated.emit(300, { url: QUIET }, state.tabs.at(-1));
    await new Promise((done) => wait(done, 50));
    assert.equal(state.tabs.at(-1).url, QUIET);
});

test('of pages that are left in private windows nothing is on the disk', async () => {
    /** @type {unknown[]} */
    const during = [];
    // What is done in them goes by scripts and by single cookies.
    state.beforeSessionWrite = ({ clearingProgress }) => {
        if (clearingProgress) during.push([state.tabs[3].url, 'lostPages' in state.stored]);
    };
    await clearSite({ address: ADDRESS, tab: state.tabs[3] }, WISH, { reload: true });
    state.beforeSessionWrite = () => undefined;
    assert.deepEqual(during[0], [QUIET, false]);
});

test('of those who wait until a clearing is over, one begins', async () => {
    /** @type {Promise<any>[]} */
    let others = [];
    site.inTheMeantime = () => {
        site.inTheMeantime = () => undefined;
        const other = { address: 'https://oak.example/', tab: state.tabs[2] };
        const rule = { trigger: 'tabClosed', due: { id: 1, isPrivate: false } };
        others = [
            clearSite(other, WISH).then(() => 'done', codeOf),
            clearSite(other, WISH).then(() => 'done', codeOf),
            clearSite(other, WISH, /** @type {any} */ (rule)).then(() => 'done', codeOf),
        ];
    };
    await clear();
    assert.deepEqual(await Promise.all(others), ['done', 'clearingBusy', 'clearingBusy']);
});

test('a tab that has gone to another site in the meantime is not thrown off it', async () => {
    const { query } = chrome.tabs;
    let looks = 0;
    /** @type {any} */ (chrome.tabs).query = async (/** @type {unknown} */ wanted) => {
        const found = structuredClone(await /** @type {any} */ (query)(wanted));
        looks += 1;
        // It pays elsewhere while the site is looked at.
        if (looks === 1) state.tabs[1].url = 'https://bank.example/done';
        return found;
    };
    /** @type {unknown[]} */
    const during = [];
    state.beforeClearing = () => void during.push(addresses()[1]);
    await clear();
    chrome.tabs.query = query;
    assert.deepEqual([...new Set(during)], ['https://bank.example/done']);
    assert.equal(addresses()[1], 'https://bank.example/done');
});

test('what came of it is told where the tab is closed before it is loaded again', async () => {
    const { reload } = chrome.tabs;
    chrome.tabs.reload = async () => {
        throw new Error('No tab with id: 7.');
    };
    await clear();
    chrome.tabs.reload = reload;
    assert.equal(said().state, 'done');
});

/** @param {any} error */
function codeOf(error) {
    return error.code ?? String(error);
}
