import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { EXTENSION, fakeBrowser, until } from './fake-browser.mjs';
import { pages } from './fake-pages.mjs';

const { state, ask, chrome } = fakeBrowser();
const { clearSite, resumeClearing } = await import(`${EXTENSION}/background/clearing/clearing.js`);
await import(`${EXTENSION}/background/background.js`);

const ADDRESS = 'https://www.fern.example/';
const WISH = { choice: 'signOutAndClear', scope: 'site', since: null };
const POPUP = { id: 'latchkey', url: chrome.runtime.getURL('pages/popup/popup.html') };

beforeEach(() => {
    mock.timers.reset();
    Object.assign(state, { session: {}, cleared: [], beforeClearing: () => undefined });
    Object.assign(state, { reloaded: [], onReload: () => undefined, inPages: async () => [] });
    state.origins = new Set(['*://*/*']);
    state.tabs = [{ id: 7, url: ADDRESS, incognito: false }];
    state.cookies = ['sid', '_ga', 'theme'].map((name) => ({
        name,
        value: `the value of ${name}`,
        domain: '.fern.example',
        hostOnly: false,
        path: '/',
        secure: true,
        httpOnly: name === 'sid',
        sameSite: 'lax',
        session: true,
        storeId: '0',
    }));
});

function undoRecords() {
    return Object.keys(state.stored).filter((key) => key.startsWith('clearingUndo'));
}

/** @param {string} dataType */
function reportOf(dataType) {
    const { report } = /** @type {{ report: any }} */ (state.session.clearingStatus);
    return report.types.find((/** @type {{ dataType: string }} */ type) => type.dataType === dataType);
}

test('a page of the extension has the site cleared; nobody else has', async () => {
    const request = { kind: 'clear', tabId: 7, address: ADDRESS, wish: WISH, reload: false };
    const page = { id: 'latchkey', url: ADDRESS, tab: { id: 7 }, frameId: 0 };
    assert.equal(await ask(request, page), undefined);
    assert.equal(
        await ask(request, { id: 'another', url: 'chrome-extension://another/page.html' }),
        undefined,
    );
    assert.deepEqual(state.cleared, []);
    assert.deepEqual(await ask(request, POPUP), { ok: true, value: undefined });
    assert.deepEqual(state.cookies, []);
    assert.equal(reportOf('cookies').state, 'cleared');
});

test('fixing ends cookies one by one, and keeps what signs in', async () => {
    await clearSite({ address: ADDRESS, tab: state.tabs[0] }, { ...WISH, choice: 'fixThisSite' });
    assert.deepEqual(
        state.cookies.map(({ name }) => name),
        ['sid'],
    );
    assert.equal(reportOf('cookies').removed, 2);
});

test('no value is stored in the clear', async () => {
    await clearSite({ address: ADDRESS, tab: state.tabs[0] }, WISH);
    const kept = JSON.stringify([state.session, state.stored]);
    assert.equal(undoRecords().length, 1);
    assert.doesNotMatch(kept, /the value of/);
});

test('where nothing can be kept for undoing, it is cleared all the same', async () => {
    const { beforeWrite } = state;
    state.beforeWrite = (values) => {
        if (Object.keys(values).some((key) => key.startsWith('clearingUndo')))
            throw new Error('QUOTA_BYTES quota exceeded');
    };
    await clearSite({ address: ADDRESS, tab: state.tabs[0] }, WISH);
    state.beforeWrite = beforeWrite;
    assert.deepEqual(state.cookies, []);
    const { undo } = /** @type {{ undo: unknown }} */ (state.session.clearingStatus);
    assert.equal(undo, 'tooLarge');
    assert.deepEqual(undoRecords(), []);
});

/** What a browser's memory takes in all. */
const SESSION_BYTES = 10 * 1024 * 1024;

/** A page whose key has three million letters, in a browser whose memory ends where the real ones do. */
function longNamed() {
    const items = { ['"'.repeat(3e6)]: '', theme: 'dark' };
    const answers = pages(new Map([[7, [{ url: ADDRESS, local: items }]]]));
    state.inPages = async (injection) =>
        injection.func?.name === 'collect' || injection.files ? [{ frameId: 0 }] : answers(injection);
    const { beforeSessionWrite } = state;
    let largest = 0;
    state.beforeSessionWrite = (values) => {
        const size = JSON.stringify({ ...state.session, ...values }).length;
        if (size > SESSION_BYTES) throw new Error('QUOTA_BYTES quota exceeded');
        largest = Math.max(largest, size);
    };
    const end = () => {
        Object.assign(state, { beforeSessionWrite });
        return largest;
    };
    return { items, end };
}

for (const choice of /** @type {const} */ (['signOutAndClear', 'fixThisSite'])) {
    for (const reload of [false, true]) {
        const how = `${choice}${reload ? ', its pages left' : ''}`;
        test(`names of millions of letters keep no site from being cleared: ${how}`, async () => {
            const { items, end } = longNamed();
            await clearSite({ address: ADDRESS, tab: state.tabs[0] }, { ...WISH, choice }, { reload });
            const largest = end();
            assert.deepEqual(Object.keys(items), []);
            assert.equal(state.cookies.length, choice === 'fixThisSite' ? 1 : 0);
            assert.equal(reportOf('localStorage').state, 'cleared');
            assert.equal(state.session.clearingJob, undefined);
            assert.ok(
                largest < 1_000_000,
                `${largest} letters were kept, which others have no room for then`,
            );
        });
    }
}

test('a memory that is full keeps no site from being cleared', async () => {
    const { beforeSessionWrite } = state;
    state.beforeSessionWrite = () => {
        throw new Error('QUOTA_BYTES quota exceeded');
    };
    const clearing = clearSite({ address: ADDRESS, tab: state.tabs[0] }, WISH, { reload: true });
    await clearing.finally(() => Object.assign(state, { beforeSessionWrite }));
    assert.deepEqual(state.cookies, []);
    assert.equal(state.session.clearingStatus, undefined, 'nothing is said to be going on');
    assert.equal(state.tabs[0].url, ADDRESS, 'the page is back');
});

test('what the page stays signed in by is told in a name of any length, but not kept whole', async () => {
    const { items, end } = longNamed();
    const token = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', 'c2lnbmF0dXJlLW9mLXRoaXM'].join(
        '.',
    );
    items[`access_token${'"'.repeat(3e6)}`] = token;
    await clearSite({ address: ADDRESS, tab: state.tabs[0] }, { ...WISH, choice: 'fixThisSite' });
    const largest = end();
    assert.equal(reportOf('localStorage').kept, 1);
    assert.ok(largest < 1_000_000, `${largest} letters`);
});

test('a call that never returns is given up, and the report says so', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    state.beforeClearing = ({ cookies }) => (cookies ? new Promise(() => undefined) : undefined);
    const clearing = clearSite({ address: ADDRESS, tab: state.tabs[0] }, WISH);
    for (let wait = 0; wait < 200 && !state.cleared.some(({ types }) => types.cookies); wait += 1) {
        await new Promise((done) => setImmediate(done));
    }
    mock.timers.tick(10_001);
    await clearing;
    assert.equal(reportOf('cookies').state, 'timedOut');
    assert.equal(reportOf('cookies').left, 3);
    assert.equal(reportOf('indexedDb').state, 'called', 'the others are cleared all the same');
});

test('a worker that was killed half-way goes on', async () => {
    let session;
    state.beforeClearing = ({ indexedDB }) => {
        if (indexedDB) session ??= structuredClone(state.session);
    };
    await clearSite({ address: ADDRESS, tab: state.tabs[0] }, WISH);
    const calls = state.cleared.map(({ types }) => Object.keys(types)[0]);
    assert.ok(calls.indexOf('indexedDB') > 0);
    // What the storage had at that moment is all that the next worker knows.
    Object.assign(state, { session, cleared: [] });
    await resumeClearing();
    assert.deepEqual(
        state.cleared.map(({ types }) => Object.keys(types)[0]),
        calls.slice(calls.indexOf('indexedDB')),
    );
    assert.equal(reportOf('cookies').state, 'cleared');
    assert.equal(state.session.clearingJob, undefined);
});

test('a worker that wakes too late makes no call, and says what is left', async () => {
    let session;
    const [first] = structuredClone(state.cookies);
    state.beforeClearing = ({ serviceWorkers }) => {
        if (serviceWorkers) session ??= structuredClone(state.session);
    };
    await clearSite({ address: ADDRESS, tab: state.tabs[0] }, { ...WISH, choice: 'signOutAndClear' });
    Object.assign(state, {
        session,
        cleared: [],
        cookies: [first],
    });
    const progress = JSON.parse(String(state.session.clearingProgress));
    state.session.clearingProgress = JSON.stringify({
        ...progress,
        startedAt: progress.startedAt - 61_000,
    });
    await resumeClearing();
    assert.deepEqual(state.cleared, []);
    assert.equal(reportOf('cookies').state, 'partly');
    assert.equal(reportOf('indexedDb').state, 'couldNot');
});

test('where the worker was killed before the first call, nothing is said to be going on', async () => {
    state.session.clearingStatus = { state: 'working', site: 'fern.example', wish: WISH, done: 0, of: 0 };
    await resumeClearing();
    assert.equal(state.session.clearingStatus, undefined);
    assert.deepEqual(state.cleared, []);
});

test('two sites are not cleared at once', async () => {
    state.session.clearingStatus = { state: 'working', site: 'oak.example', wish: WISH, done: 0, of: 1 };
    await assert.rejects(clearSite({ address: ADDRESS, tab: state.tabs[0] }, WISH), { code: 'clearingBusy' });
});

test('pages of the browser are none of the web', async () => {
    for (const address of ['about:config', 'chrome://settings', 'file:///etc/passwd', '']) {
        await assert.rejects(clearSite({ address }, WISH), { code: 'notTheWeb' }, address);
    }
    assert.deepEqual(state.cleared, []);
});

/** A page with this one link. @param {string} text @param {string} path */
function pageWith(text, path) {
    const control = {
        ...{
            handle: 1,
            tag: 'a',
            submits: false,
            sends: false,
            text,
            label: '',
            name: '',
            id: '',
            class: '',
            command: '',
        },
        ...{
            path,
            action: '',
            visible: true,
            covered: false,
            disabled: false,
            opensMenu: false,
            opens: false,
        },
    };
    return {
        ...{ origin: 'https://www.fern.example', focused: null },
        facts: {
            title: '',
            lang: 'en',
            path: '/',
            topFrame: true,
            headings: [],
            forms: [],
            controls: [control],
        },
        setUp: { texts: [], squarePictures: 0, addresses: 0, shapes: [] },
    };
}

/**
 * The page is one for somebody who is signed in as long as these cookies are there, each time it is loaded.
 * @param {string[]} needed
 */
function needs(...needed) {
    const isIn = () => needed.every((name) => state.cookies.some((cookie) => cookie.name === name));
    let shows = isIn();
    /** @type {Record<string, string>} */
    const items = { theme: 'dark and warm' };
    state.onReload = () => {
        shows = isIn();
        if (shows) return;
        // As servers and pages do that find half of what they need.
        state.cookies = state.cookies.filter(({ name }) => name !== 'sid');
        items.greeting = 'Welcome, please sign in';
    };
    const answers = pages(new Map([[7, [{ url: ADDRESS, local: items }]]]));
    state.inPages = async (injection) => {
        if (injection.files) return [{ frameId: 0 }];
        if (injection.func.name !== 'collect') return answers(injection);
        return [
            { frameId: 0, result: shows ? pageWith('Log out', '/logout') : pageWith('Log in', '/login') },
        ];
    };
    return { isIn: () => shows, items };
}

const FIX = { ...WISH, choice: /** @type {const} */ ('fixThisSite') };
const names = () => state.cookies.map(({ name }) => name).sort();

test('where the page says afterwards that nobody is signed in, what was taken is brought back', async () => {
    const { isIn, items } = needs('sid', 'theme');
    await clearSite({ address: ADDRESS, tab: state.tabs[0] }, FIX, { reload: true });
    assert.deepEqual(names(), [], 'the server has taken the session away, for want of the rest');
    await until(() => state.reloaded.length === 2);
    // What is known to follow people stays gone.
    assert.deepEqual(names(), ['sid', 'theme']);
    assert.equal(isIn(), true);
    assert.deepEqual(items, { theme: 'dark and warm', greeting: 'Welcome, please sign in' });
    const {
        state: said,
        rescued,
        cookies,
        items: restored,
    } = /** @type {any} */ (state.session.clearingStatus);
    assert.deepEqual([said, rescued, cookies, restored], ['undone', true, 2, 1]);
    assert.deepEqual(state.reloaded, [7, 7]);
});

test('where the page says so no longer, or never did, nothing is brought back', async () => {
    needs('sid');
    await clearSite({ address: ADDRESS, tab: state.tabs[0] }, FIX, { reload: true });
    await until(() => !('clearingNet' in state.session));
    assert.deepEqual(names(), ['sid']);
    state.cookies = state.cookies.filter(({ name }) => name !== 'sid');
    needs('sid', 'theme');
    await clearSite({ address: ADDRESS, tab: state.tabs[0] }, FIX, { reload: true });
    assert.ok(!('clearingNet' in state.session), 'nobody was signed in before');
    assert.deepEqual(state.reloaded, [7, 7]);
});

test('a worker that was killed after fixing looks at the page all the same', async () => {
    needs('sid', 'theme');
    /** @type {Record<string, unknown> | undefined} */
    let session;
    const { onReload } = state;
    state.onReload = async () => {
        await onReload();
        session ??= structuredClone(state.session);
        // The looks of this worker come to nothing.
        delete state.session.clearingNet;
    };
    await clearSite({ address: ADDRESS, tab: state.tabs[0] }, FIX, { reload: true });
    state.session = session ?? {};
    await resumeClearing();
    await until(() => state.cookies.length === 2);
    assert.deepEqual(names(), ['sid', 'theme']);
});

test('what the person undoes is not looked at any more', async () => {
    needs('sid', 'theme');
    await clearSite({ address: ADDRESS, tab: state.tabs[0] }, FIX, { reload: true });
    assert.deepEqual(await ask({ kind: 'undoClearing' }, POPUP), { ok: true, value: undefined });
    assert.ok(!('clearingNet' in state.session));
    assert.equal(/** @type {any} */ (state.session.clearingStatus).rescued, false);
    assert.deepEqual(names(), ['_ga', 'theme'], 'undoing brings back what was cleared, and nothing else');
});
