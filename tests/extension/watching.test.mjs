import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { contentScript, EXTENSION, fakeBrowser, until } from './fake-browser.mjs';

const browser = fakeBrowser();
const { chrome, state, ask } = browser;
await import(`${EXTENSION}/background/background.js`);

const page = { id: 'latchkey', url: chrome.runtime.getURL('pages/popup/popup.html') };

beforeEach(async () => {
    await until(() => state.registered.length === 0 || state.origins.size > 0);
    for (const origin of state.origins) await chrome.permissions.remove({ origins: [origin] });
    await chrome.storage.local.set({ pausedHosts: [] });
    await until(() => state.registered.length === 0);
    Object.assign(state, { tabs: [], executed: [], broadcast: [] });
});

test('the gate runs nowhere until access is given, and then at once', async () => {
    state.tabs = [
        { id: 1, url: 'https://fern.example/' },
        { id: 2 },
        { id: 3, url: 'https://moss.example/', discarded: true },
    ];
    await chrome.permissions.request({ origins: ['*://*/*'] });
    await until(() => state.executed.length > 0);
    assert.deepEqual(
        state.registered.map(({ matches, js, allFrames }) => ({ matches, js, allFrames })),
        [{ matches: ['*://*/*'], js: ['/content/gate.js'], allFrames: true }],
    );
    for (const { target } of state.executed) assert.deepEqual(target, { tabId: 1, allFrames: true });
});

test('access withdrawn takes the gate away, and open tabs hear of it', async () => {
    await chrome.permissions.request({ origins: ['*://*/*'] });
    await until(() => state.registered.length === 1);
    state.tabs = [{ id: 1, url: 'https://fern.example/' }];
    await chrome.permissions.remove({ origins: ['*://*/*'] });
    await until(() => state.registered.length === 0 && state.broadcast.length > 0);
    assert.deepEqual(state.broadcast.at(-1), { tab: 1, message: { kind: 'accessChanged' } });
    assert.deepEqual(await ask({ kind: 'mayWatch' }, contentScript()), { ok: true, value: false });
});

test('a paused host is left out, and its frames are told to go quiet', async () => {
    await chrome.permissions.request({ origins: ['*://*/*'] });
    await until(() => state.registered.length === 1);
    state.tabs = [
        { id: 1, url: 'https://fern.example/' },
        { id: 2, url: 'https://moss.example/' },
    ];
    state.executed = [];
    await chrome.storage.local.set({ pausedHosts: ['fern.example'] });
    await until(() => state.executed.length > 0 && state.broadcast.length === 2);
    assert.deepEqual(
        state.executed.map(({ target }) => target.tabId),
        [2],
    );
    assert.equal(state.registered[0]?.excludeMatches?.length, 1);
    assert.deepEqual(state.registered[0].excludeMatches, ['*://fern.example/*']);
    assert.deepEqual(await ask({ kind: 'mayWatch' }, contentScript()), { ok: true, value: false });
    assert.deepEqual(await ask({ kind: 'mayWatch' }, contentScript('https://moss.example/')), {
        ok: true,
        value: true,
    });
});

test('a frame that wakes gets the rest of the content scripts, one that may not be watched does not', async () => {
    assert.deepEqual(await ask({ kind: 'wake' }, contentScript()), { ok: true, value: false });
    assert.deepEqual(state.executed, []);
    await chrome.permissions.request({ origins: ['*://fern.example/*'] });
    const inner = { ...contentScript('about:srcdoc'), origin: 'https://fern.example', frameId: 4 };
    assert.deepEqual(await ask({ kind: 'wake' }, inner), { ok: true, value: true });
    const [{ target, files }] = /** @type {any[]} */ (state.executed).filter(
        (/** @type {any} */ { target }) => target.frameIds,
    );
    assert.deepEqual(target, { tabId: 7, frameIds: [4] });
    assert.equal(files.at(-1), '/content/watch/watch.js');
});

test('only content scripts of this extension are answered', async () => {
    const wake = { kind: 'wake' };
    assert.equal(await ask(wake, page), undefined);
    assert.equal(await ask(wake, { ...contentScript(), url: page.url }), undefined);
    assert.equal(await ask(wake, { ...contentScript(), id: 'another' }), undefined);
    assert.equal(await ask(wake, { id: 'latchkey' }), undefined);
    for (const nonsense of [null, undefined, 'wake', {}, { kind: 'toString' }, { kind: '__proto__' }]) {
        assert.equal(await ask(nonsense, contentScript()), undefined);
    }
});

test('a frame that may no longer be watched learns nothing of its fields', async () => {
    assert.deepEqual(await ask({ kind: 'recognize', facts: {} }, contentScript()), {
        ok: true,
        value: { forms: [], controls: [] },
    });
});

test('a request of the wrong shape gets a code and no more', async () => {
    await chrome.permissions.request({ origins: ['*://*/*'] });
    assert.deepEqual(await ask({ kind: 'recognize', facts: { forms: 'x' } }, contentScript()), {
        ok: false,
        code: 'badArgument',
    });
});

test('a damaged store of pauses pauses nothing', async () => {
    await chrome.permissions.request({ origins: ['*://*/*'] });
    for (const damaged of ['fern.example', 7, { a: 1 }, [7, null]]) {
        await chrome.storage.local.set({ pausedHosts: damaged });
        assert.deepEqual(await ask({ kind: 'mayWatch' }, contentScript()), { ok: true, value: true });
    }
});

test('the welcome page opens on install, and not on update', async () => {
    chrome.runtime.onInstalled.emit({ reason: 'update' });
    assert.equal(state.tabs.length, 0);
    chrome.runtime.onInstalled.emit({ reason: 'install' });
    assert.deepEqual(
        state.tabs.map(({ url }) => url),
        [chrome.runtime.getURL('pages/welcome/welcome.html')],
    );
});
