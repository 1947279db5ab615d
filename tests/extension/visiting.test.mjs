/**
 * Looking at a page of a site that is left: when it is taken for settled.
 */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';
import { pages } from './fake-pages.mjs';
import { ACCOUNT_PAGE, LOG_IN_PAGE } from './leavable-site.mjs';

const { state, chrome } = fakeBrowser();
const { look } = await import(`${EXTENSION}/background/leaving/visiting.js`);
const { putBehind } = await import(`${EXTENSION}/background/leaving/front.js`);

const ADDRESS = 'https://fern.example/account';
/** A document has been there for so long. */
const LONG_MS = 60_000;
/** So many things a page has loaded at most, by the list that browsers keep. */
const LISTED = 250;

/** The document in the tab: when it began, what it shows, and what it has loaded. */
const shown = {
    began: 1,
    facts: /** @type {object} */ (ACCOUNT_PAGE),
    loaded: 0,
    readyState: 'complete',
    scripts: 1,
    hidden: false,
};
/** What happens whenever the browser is asked how far the tab is. */
let onGet = () => {};
/** What happens while it is waited for until it has loaded all. */
let onWaited = () => {};
/** What happens when a tab comes to the front. @type {(id: number) => void} */
let onFront = () => {};
/** What scripts of Latchkey share in the document. */
let latchkey = {};

beforeEach(() => {
    Object.assign(shown, { began: 1, facts: ACCOUNT_PAGE, loaded: 0, readyState: 'complete', scripts: 1 });
    shown.hidden = false;
    latchkey = { facts: { collect: () => shown.facts } };
    state.tabs = [{ id: 7, url: ADDRESS, status: 'complete', incognito: false }];
    onGet = () => {};
    onWaited = () => {};
    state.inPages = (injection) => {
        if (injection.func?.name === 'countLoaded') onWaited();
        const globals = {
            latchkey,
            document: {
                readyState: shown.readyState,
                scripts: { length: shown.scripts },
                hidden: shown.hidden,
                body: { innerText: '' },
            },
            performance: {
                timeOrigin: shown.began,
                now: () => LONG_MS,
                getEntriesByType: (/** @type {string} */ kind) =>
                    kind === 'resource'
                        ? new Array(Math.min(shown.loaded, LISTED)).fill({})
                        : [{ transferSize: 1, responseStatus: 200, domContentLoadedEventEnd: 1 }],
            },
            setTimeout,
            PerformanceObserver: Observer,
        };
        return pages(new Map([[7, [{ url: ADDRESS, globals }]]]))(injection);
    };
    Object.assign(chrome.tabs, {
        get: async () => {
            onGet();
            return { ...state.tabs[0] };
        },
        update: async (
            /** @type {number} */ id,
            /** @type {{ url?: string, active?: boolean }} */ changes,
        ) => {
            const { url, active } = changes;
            if (url) state.tabs[0].url = url;
            if (active) onFront(id);
        },
    });
});

/** Tells of what was loaded before, and of what comes. */
class Observer {
    told = 0;

    /** @param {(list: { getEntries: () => object[] }) => void} callback */
    constructor(callback) {
        this.callback = callback;
    }

    observe() {
        const tell = () => {
            const fresh = shown.loaded - this.told;
            this.told = shown.loaded;
            if (fresh > 0) this.callback({ getEntries: () => new Array(fresh).fill({}) });
        };
        const timer = setInterval(tell, 20);
        timer.unref();
    }
}

const view = () => ({ tabId: 7, signal: new AbortController().signal });

test('of a page that leads on to another, that one is seen, and not while it is coming', async () => {
    // It goes on while it is waited for until it has loaded all, and takes a while.
    let asked = 0;
    onWaited = () => {
        if (shown.began === 2) return;
        shown.began = 2;
        state.tabs[0].status = 'loading';
        onGet = () => {
            asked += 1;
            if (asked < 12) return;
            state.tabs[0].status = 'complete';
            shown.facts = LOG_IN_PAGE;
        };
    };
    const { document, hasSignInForm, logOutControls } = await look(view(), ADDRESS);
    assert.deepEqual([document, hasSignInForm, logOutControls.length], [2000, true, 0]);
});

test('a page that is too busy to answer at first is seen once it does', async () => {
    const busyUntil = Date.now() + 3_000;
    const answer = state.inPages;
    state.inPages = async (injection) => {
        if (Date.now() < busyUntil) throw new Error('it does not answer');
        return answer(injection);
    };
    const seen = await look(view(), ADDRESS);
    assert.equal(seen.reached, true);
});

test('a page that waits for a font of another host for ever is seen', async () => {
    shown.readyState = 'interactive';
    onGet = () => {
        state.tabs[0].status = state.tabs[0].url === ADDRESS ? 'loading' : 'complete';
    };
    const { reached, logOutControls } = await look(view(), ADDRESS);
    assert.deepEqual([reached, logOutControls.length], [true, 1]);
});

test('a page that loads more than browsers list has not settled while it does', async () => {
    shown.loaded = LISTED;
    const loads = setInterval(() => (shown.loaded += 1), 100);
    setTimeout(() => {
        clearInterval(loads);
        // Only now is the control there that signs out.
        shown.facts = { ...ACCOUNT_PAGE, controls: [{ ...ACCOUNT_PAGE.controls[0], handle: 99 }] };
    }, 1_500);
    const { logOutControls } = await look(view(), ADDRESS);
    assert.deepEqual(
        logOutControls.map((/** @type {{ handle: number }} */ { handle }) => handle),
        [99],
    );
});

/** Apps draw the form first, and ask their server then. */
test('where something is concluded from a form, it counts only once it has stayed, unless no script could take it away', async () => {
    const rows = /** @type {[boolean, number, boolean, number][]} */ ([
        [true, 1, false, 6_000],
        [false, 1, true, 1_400],
        [true, 0, true, 1_400],
    ]);
    for (const [isPatient, scripts, hasForm, limitMs] of rows) {
        Object.assign(shown, { facts: LOG_IN_PAGE, scripts });
        const begun = Date.now();
        const answered = setTimeout(() => (shown.facts = ACCOUNT_PAGE), 1_600);
        const { hasSignInForm, logOutControls } = await look(view(), ADDRESS, { isPatient });
        clearTimeout(answered);
        assert.deepEqual([hasSignInForm, logOutControls.length], hasForm ? [true, 0] : [false, 1]);
        assert.ok(Date.now() - begun < limitMs, `it took ${Date.now() - begun} ms`);
    }
    Object.assign(shown, { facts: LOG_IN_PAGE, scripts: 1 });
    const { hasSignInForm } = await look(view(), ADDRESS, { isPatient: true });
    assert.ok(hasSignInForm, 'one that stays is an answer');
});

test('a page that draws nothing before it is seen is brought to the front, and put behind again', async () => {
    /** @type {number[]} */
    const fronts = [];
    onFront = (id) => {
        fronts.push(id);
        Object.assign(state.tabs[0], { active: id === 7 });
        if (id === 7) Object.assign(shown, { hidden: false, facts: ACCOUNT_PAGE });
    };
    Object.assign(chrome.tabs, { query: async () => [{ id: 8 }] });
    Object.assign(shown, { hidden: true, facts: { ...ACCOUNT_PAGE, controls: [] } });
    const ours = view();
    assert.equal((await look(ours, ADDRESS)).logOutControls.length, 1);
    await putBehind(ours);
    await putBehind(ours);
    assert.deepEqual(fronts, [7, 8]);
});
