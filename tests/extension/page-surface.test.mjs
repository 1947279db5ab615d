/**
 * What only pages of the extension may ask: a content script, whose process may have been taken over by its page, is not answered, and
 * nothing happens.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { contentScript, EXTENSION, fakeBrowser, until } from './fake-browser.mjs';

const { chrome, state, ask, connect } = fakeBrowser();
await import(`${EXTENSION}/background/background.js`);
// Starting takes a while on a busy machine, and stores this.
await until(() => 'absence' in state.session);

const FERN = 'https://fern.example/';
const SESSION = {
    site: 'fern.example',
    storeId: '0',
    storeKind: 'usual',
    hosts: ['fern.example'],
    until: null,
    since: null,
    cookies: 1,
};
const WISH = { choice: 'signOutAndClear', scope: 'site', since: null };
const REMOVAL = { call: 'removeCookie', details: { url: FERN, name: 'sid', storeId: '0' } };

/** A request of each kind that does something when a page asks it. @type {Record<string, object>} */
const REQUESTS = {
    clear: { tabId: 7, address: FERN, wish: WISH, reload: false },
    pageSaid: { tabId: 7, address: FERN, signedIn: true, began: null },
    removeCookie: { step: REMOVAL },
    lastTry: { tabId: 7 },
    forgetTry: { tabId: 7 },
    settleWitness: {},
    undoClearing: {},
    leave: { session: SESSION, run: 'one' },
    readDisk: { key: 'vault.1' },
    namesOnDisk: {},
    writeDisk: { values: { idleMinutes: 999 } },
    removeFromDisk: { keys: ['vault.1'] },
    interruptedAt: { session: SESSION },
};

/** Whoever is no page of this extension. @type {[string, object][]} */
const OTHERS = [
    ['a content script in a page', contentScript(FERN)],
    ['a content script in a frame', { ...contentScript('https://ads.example/'), frameId: 4 }],
    [
        'a content script in a frame without an address',
        { ...contentScript(FERN), url: 'about:srcdoc', frameId: 4 },
    ],
    ['a content script that says nothing of where it is', { id: 'latchkey' }],
    [
        'a page that looks like ours',
        { id: 'latchkey', url: `${FERN}?${chrome.runtime.getURL('pages/popup/popup.html')}` },
    ],
    ['another extension', { id: 'another', url: 'chrome-extension://another/pages/popup/popup.html' }],
    [
        'another extension at our address',
        { id: 'another', url: chrome.runtime.getURL('pages/popup/popup.html') },
    ],
];

/** What is there to be read or lost. */
function fill() {
    state.stored = { 'vault.1': 'sealed', idleMinutes: 7 };
    state.session = { doorTries: [{ tabId: 7, hosts: ['fern.example'], at: Date.now() }] };
    state.cookies = [{ name: 'sid', domain: 'fern.example', path: '/', storeId: '0', value: 'a1b2c3d4' }];
    state.tabs = [{ id: 7, url: FERN, incognito: false }];
    state.cleared = [];
    state.executed = [];
}

const all = () => {
    const { stored, session, cookies, tabs, cleared, executed } = state;
    return structuredClone({ stored, session, cookies, tabs, cleared, executed: executed.length });
};
/** What is begun takes its turns. */
const settled = () => new Promise((done) => setTimeout(done, 60));

test('every request of pages is in this table', () => {
    const surface = readFileSync('extension/shared/surface.d.ts', 'utf8');
    const [, block = ''] = /export interface PageRequests \{([^]*?)\n\}/.exec(surface) ?? [];
    const kinds = [...block.matchAll(/kind: '(\w+)'/g)].map(([, kind]) => kind);
    assert.deepEqual(kinds.sort(), Object.keys(REQUESTS).sort());
});

for (const [kind, request] of Object.entries(REQUESTS)) {
    test(`nobody but a page of the extension has “${kind}”`, async () => {
        await settled();
        fill();
        const before = all();
        for (const [name, sender] of OTHERS) {
            assert.equal(await ask({ kind, ...request }, sender), undefined, name);
            await settled();
            assert.deepEqual(all(), before, name);
        }
        const page = { id: 'latchkey', url: chrome.runtime.getURL('pages/popup/popup.html') };
        // A request that nobody would answer shows nothing: a page is answered, well or not.
        if (kind !== 'leave') assert.notEqual(await ask({ kind, ...request }, page), undefined);
    });
}

test('a port for signing out is opened for pages alone', async () => {
    await settled();
    fill();
    const before = all();
    for (const [name, sender] of OTHERS) {
        const port = connect('leaving one', sender);
        port.postMessage({ kind: 'leave', session: SESSION, run: 'one' });
        const page = { id: 'latchkey', url: chrome.runtime.getURL('pages/leaving/leaving.html') };
        // A run that is open would be carried out.
        await assert.rejects(async () => {
            const answer = await ask({ kind: 'leave', session: SESSION, run: 'one' }, page);
            if (answer?.ok !== true) throw new Error('it is not open');
        }, name);
        await settled();
        assert.deepEqual([port.heard, all()], [[], before], name);
    }
});

test('a port for verdicts tells nothing to one that is no content script', async () => {
    for (const sender of [{ id: 'another', url: FERN, tab: { id: 7 }, frameId: 0 }, { id: 'latchkey' }]) {
        const port = connect('verdicts', sender);
        port.postMessage({ turn: 1, question: { password: 'x', inputs: [], confirmation: null } });
        await settled();
        assert.deepEqual(port.heard, []);
    }
});
