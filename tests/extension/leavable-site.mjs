/**
 * A site in the simulated browser at which somebody is signed in by a cookie, with a control that signs out and a server that ends
 * the session then.
 */
import { randomBytes } from 'node:crypto';

export const FERN = 'fern.example';
const ACCOUNT = `https://${FERN}/account`;
/** A page acts at once: what waits for it waits as much less. */
const FASTER = 50;

/** @typedef {ReturnType<typeof import('./fake-browser.mjs').fakeBrowser>} Browser */

/**
 * @param {Browser['state']} state
 * @param {Browser['chrome']} chrome
 */
export function leavableSite(state, chrome) {
    const { setTimeout: wait } = globalThis;
    Object.assign(globalThis, {
        setTimeout: (/** @type {() => void} */ done, /** @type {number} */ ms) => wait(done, ms / FASTER),
    });
    const secret = randomBytes(24).toString('base64url');
    const server = { lives: true };
    let loaded = 0;
    const site = {
        secret,
        wasPutBack: false,
        /** Before each call that changes something: whether that is more than what is in memory. @type {(lasts: boolean) => void} */
        onCall: () => undefined,
        /** Somebody is signed in. @param {'open' | 'none'} tabs of the site */
        begin(tabs) {
            site.onCall = () => undefined;
            site.wasPutBack = false;
            server.lives = true;
            state.stored = {};
            state.session = {};
            state.cookies = [
                {
                    name: 'sessionid',
                    value: secret,
                    domain: FERN,
                    hostOnly: true,
                    path: '/',
                    secure: true,
                    httpOnly: true,
                    sameSite: 'lax',
                    session: true,
                    storeId: '0',
                },
            ];
            state.tabs =
                tabs === 'open'
                    ? [
                          {
                              id: 7,
                              url: ACCOUNT,
                              status: 'complete',
                              incognito: false,
                              windowId: 1,
                              page: page(),
                          },
                      ]
                    : [];
        },
        snapshot: () => ({
            ...structuredClone({ stored: state.stored, session: state.session }),
            ...structuredClone({ cookies: state.cookies, tabs: state.tabs }),
            wasPutBack: site.wasPutBack,
            isBegun: 'leavingPending' in state.stored || !server.lives,
        }),
        /** @param {any} snapshot @param {{ isBrowser: boolean }} killed */
        restore({ stored, session, cookies, tabs }, { isBrowser }) {
            Object.assign(state, structuredClone({ stored, session, cookies, tabs }));
            if (isBrowser) Object.assign(state, { session: {}, tabs: [] });
        },
    };

    const isIn = () => server.lives && state.cookies.some(({ value }) => value === secret);
    /** What a new document shows. */
    const page = () => ({ document: ++loaded, isIn: isIn() });

    /** Before a call that changes something. @param {any} owner @param {string} name */
    const watch = (owner, name) => {
        const call = owner[name];
        owner[name] = (/** @type {any[]} */ ...facts) => {
            site.onCall(owner !== chrome.storage.session);
            return call.apply(owner, facts);
        };
    };
    /** @param {number} id */
    const tab = (id) => {
        const found = state.tabs.find((tab) => tab.id === id);
        if (!found) throw new Error(`No tab with id: ${id}.`);
        return found;
    };
    Object.assign(chrome.tabs, {
        get: async (/** @type {number} */ id) => tab(id),
        create: async (/** @type {object} */ created) => {
            const own = { id: 20 + ++loaded, status: 'complete', incognito: false, isOwn: true, ...created };
            state.tabs.push({ ...own, page: page() });
            return own;
        },
        update: async (/** @type {number} */ id, /** @type {{ url: string }} */ { url }) => {
            Object.assign(tab(id), { url, page: url.startsWith('https') ? page() : undefined });
        },
        remove: async (/** @type {number} */ id) => {
            state.tabs = state.tabs.filter((tab) => tab.id !== id);
        },
    });
    const { set } = chrome.cookies;
    chrome.cookies.set = async (/** @type {any} */ cookie) => {
        site.wasPutBack ||= cookie.value === secret;
        return set(cookie);
    };
    const getAll = async (/** @type {{ domain?: string, storeId?: string }} */ { domain, storeId }) =>
        state.cookies.filter((cookie) => (!storeId || cookie.storeId === storeId) && domain);
    Object.assign(chrome.cookies, { getAll });
    for (const name of ['create', 'update', 'remove']) watch(chrome.tabs, name);
    for (const name of ['set', 'remove']) {
        watch(chrome.cookies, name);
        watch(chrome.storage.local, name);
        watch(chrome.storage.session, name);
    }
    watch(chrome.browsingData, 'remove');

    const inPage = {
        whereabouts: () => ({ origin: `https://${FERN}`, host: FERN }),
        seeStorage: () => ({
            localStorage: [],
            sessionStorage: [],
            indexedDb: [],
            cacheStorage: [],
            serviceWorkers: [],
            fileSystems: [],
        }),
        asks: () => false,
        whereItIs: () => `https://${FERN}`,
        replaceItems: () => undefined,
        hasScripts: () => false,
        clearInPage: () => true,
        wasStored: (/** @type {any} */ { document }) => ({ stored: false, document }),
        collect: (/** @type {any} */ { document, isIn }) => ({
            facts: isIn ? ACCOUNT_PAGE : LOG_IN_PAGE,
            document,
            status: 200,
            place: `${FERN}/${isIn ? 'account' : 'login'}`,
        }),
        press: (/** @type {any} */ _page, /** @type {any} */ shown) => {
            site.onCall(true);
            server.lives = false;
            state.cookies = [];
            shown.page = page();
            return true;
        },
        isUnchanged: () => false,
    };
    state.inPages = async ({ target: { tabId }, func, files }) => {
        if (files) return [{ frameId: 0 }];
        const shown = tab(tabId);
        if (!shown.page) throw new Error('Cannot access contents of the page.');
        const run = /** @type {Record<string, Function>} */ (inPage)[func.name];
        if (!run) throw new Error(`no page knows ${func.name}`);
        return [{ frameId: 0, result: run(shown.page, shown) }];
    };
    return site;
}

/** @param {number} handle @param {string} text */
function control(handle, text) {
    const silent = { label: '', name: '', id: '', class: '', command: '', path: '', action: '' };
    const plain = {
        submits: false,
        sends: false,
        visible: true,
        covered: false,
        disabled: false,
        opensMenu: false,
        opens: false,
    };
    return { handle, tag: 'a', text, ...silent, ...plain };
}

/** @param {number} handle @param {string} type @param {string} name */
function field(handle, type, name) {
    const texts = [
        'autocomplete',
        'id',
        'class',
        'label',
        'aria',
        'description',
        'placeholder',
        'title',
        'nearby',
    ];
    return {
        handle,
        tag: 'input',
        type,
        name,
        ...Object.fromEntries([...texts, 'inputMode', 'pattern'].map((key) => [key, ''])),
        wasPassword: false,
        visible: true,
        editable: true,
        required: true,
        maxLength: null,
        minLength: null,
        shadowDepth: 0,
    };
}

const PAGE = { title: 'Fern', lang: 'en', topFrame: true, headings: [] };
export const ACCOUNT_PAGE = {
    ...PAGE,
    path: '/account',
    forms: [],
    controls: [{ ...control(1, 'Log out'), path: '/logout' }],
};
export const LOG_IN_PAGE = {
    ...PAGE,
    path: '/login',
    controls: [],
    forms: [
        {
            handle: 1,
            hasElement: true,
            id: '',
            name: '',
            class: '',
            action: '/login',
            heading: 'Log in',
            text: 'Log in',
            buttons: [{ ...control(4, 'Log in'), tag: 'button', submits: true }],
            links: [],
            fieldCount: 2,
            fields: [field(2, 'text', 'username'), field(3, 'password', 'password')],
            sections: [],
        },
    ],
};
