/**
 * A site in several tabs of a browser that is simulated, each with what it keeps: what tests of clearing it begin with.
 */
import { beforeEach, mock } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';
import { pages } from './fake-pages.mjs';

export const { state, ask, chrome } = fakeBrowser();
export const { clearSite, resumeClearing } = await import(`${EXTENSION}/background/clearing/clearing.js`);
await import(`${EXTENSION}/background/background.js`);

export const WISH = /** @type {const} */ ({ choice: 'signOutAndClear', scope: 'site', since: null });
export const FIX = /** @type {const} */ ({ ...WISH, choice: 'fixThisSite' });
export const ADDRESS = 'https://www.fern.example/mail#inbox';
export const POPUP = { id: 'latchkey', url: chrome.runtime.getURL('pages/popup/popup.html') };
/** Where a tab is when it has left its page. */
export const QUIET = 'https://www.fern.example/robots.txt';
/** As long as late answers are waited for. */
const WATCH_MS = 2_500;

/** What tests change of the site. */
export const site = {
    /** The pages that ask before they are left, by tab. @type {Set<number>} */
    asking: new Set(),
    /** What was typed in each tab, where nothing asks before it is left. @type {Record<number, object[]>} */
    typed: {},
    /** What each tab keeps of the site. @type {Record<number, Record<string, string>>} */
    keeps: {},
    /** The origin and the keys of a frame in the first tab. @type {{ url: string, session: Record<string, string> } | undefined} */
    frame: undefined,
    /** What happens while late answers are waited for. @type {() => void | Promise<void>} */
    inTheMeantime: () => undefined,
};

/** As long as a page is waited for that is to say whether it asks before it is left. */
export const ANSWER_MS = 3_000;
/** What is not waited for. @type {Set<number>} */
export const hasty = new Set();

export const wait = globalThis.setTimeout;
/** @param {() => void} work @param {number} ms */
const hastily = (work, ms) =>
    ms === WATCH_MS
        ? wait(() => void Promise.resolve(site.inTheMeantime()).then(work), 0)
        : wait(work, hasty.has(ms) ? 20 : ms);
mock.method(globalThis, 'setTimeout', hastily);

beforeEach(() => {
    Object.assign(state, { session: {}, stored: {}, cleared: [], beforeClearing: () => undefined });
    Object.assign(state, { reloaded: [], registered: [], origins: new Set(['*://*/*']) });
    const inTheMeantime = () => undefined;
    Object.assign(site, { asking: new Set(), typed: {}, keeps: {}, frame: undefined, inTheMeantime });
    state.tabs = [
        { id: 7, url: ADDRESS, incognito: false },
        { id: 8, url: 'https://app.fern.example/', incognito: false },
        { id: 9, url: 'https://oak.example/', incognito: false },
        { id: 10, url: 'https://www.fern.example/', incognito: true },
        { id: 11, url: 'https://www.fern.example/sleeps', incognito: false },
    ];
    const globals = (/** @type {number} */ id) => ({
        document: {
            createEvent: () => ({ initEvent: () => undefined }),
            querySelectorAll: (/** @type {string} */ wanted) =>
                wanted.includes('contenteditable') ? [] : (site.typed[id] ?? []),
        },
        window: {
            dispatchEvent: (/** @type {any} */ event) => void (event.defaultPrevented = site.asking.has(id)),
        },
    });
    state.inPages = (injection) => {
        const { tabId } = injection.target;
        if (tabId === 11) throw new Error('Cannot access contents of the page.');
        const { url } = state.tabs.find(({ id }) => id === tabId) ?? {};
        const page = { url, session: (site.keeps[tabId] ??= {}), globals: globals(tabId) };
        // Frames go with their page.
        const frames = site.frame && tabId === 7 && url === ADDRESS ? [page, site.frame] : [page];
        return pages(new Map([[tabId, frames]]))(injection);
    };
    state.cookies = [cookie('sid')];
});

/** @param {string} name */
export function cookie(name) {
    return {
        ...{ name, value: `the value of ${name}`, domain: '.fern.example', hostOnly: false, path: '/' },
        ...{ secure: true, httpOnly: true, sameSite: 'lax', session: true, storeId: '0' },
    };
}

export const clear = (wish = /** @type {any} */ (WISH)) =>
    clearSite({ address: ADDRESS, tab: state.tabs[0] }, wish, { reload: true });
/** No tab sleeps any more. */
export const wakeAll = () => void (state.tabs = state.tabs.filter(({ id }) => id !== 11));
export const addresses = () => state.tabs.map(({ url }) => url);
export const said = () => /** @type {any} */ (state.session.clearingStatus);
/** @param {string} dataType */
export const reportOf = (dataType) =>
    said().report.types.find((/** @type {{ dataType: string }} */ type) => type.dataType === dataType);
