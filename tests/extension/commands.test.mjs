import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentScript, EXTENSION, fakeBrowser, until } from './fake-browser.mjs';
import { pages } from './fake-pages.mjs';

const browser = fakeBrowser();
const { chrome, state, ask, badgeIn } = browser;
await import(`${EXTENSION}/background/background.js`);

test('the menu has its words and its place', async () => {
    chrome.runtime.onInstalled.emit({ reason: 'update' });
    await until(() => state.menu.length === 6);
    assert.deepEqual(state.menu[0], {
        id: 'fill-password',
        title: 'Fill in a generated password',
        contexts: ['editable'],
    });
    assert.deepEqual(state.menu[1], {
        id: 'fill-code',
        title: 'Fill in a two-factor code',
        contexts: ['editable'],
    });
    assert.deepEqual(
        state.menu.slice(2).map(({ title, contexts }) => [title, contexts]),
        [
            ['Turn Latchkey off on this site', ['editable']],
            ['Repair site', ['page', 'action']],
            ['Sign out and delete everything', ['page', 'action']],
            ['Delete cached files', ['page', 'action']],
        ],
    );
});

test('a click in the menu looks at the frame that was clicked, and says so where nothing can be filled in', async () => {
    state.executed = [];
    chrome.contextMenus.onClicked.emit({ menuItemId: 'fill-password', frameId: 3 }, { id: 9 });
    await until(() => badgeIn(9).text === '!');
    for (const { target } of state.executed) assert.deepEqual(target, { tabId: 9, frameIds: [3] });
    assert.equal(badgeIn(9).title, 'There is no field for a new password here.');
});

test('no page can have a password filled in by a message', async () => {
    state.executed = [];
    assert.equal(await ask({ kind: 'suggest' }, contentScript()), undefined);
    assert.deepEqual(state.executed, []);
});

test('the vault is locked by its key', async () => {
    await chrome.storage.session.set({ vaultKey: { dataKey: 'a key', unlockedAt: 1 } });
    chrome.commands.onCommand.emit('lock-vault', { id: 9 });
    await until(() => state.session.vaultKey === undefined);
    // In some windows there is no tab that it would be about.
    await chrome.storage.session.set({ vaultKey: { dataKey: 'a key', unlockedAt: 1 } });
    chrome.commands.onCommand.emit('lock-vault', undefined);
    await until(() => state.session.vaultKey === undefined);
});

const ADDRESS = 'https://fern.example/';
/** The person clicks in the menu, on the page of a tab. @param {string} menuItemId @param {string} [url] */
const choose = (menuItemId, url = ADDRESS) =>
    chrome.contextMenus.onClicked.emit({ menuItemId }, { id: 9, url, incognito: false });
const question = () => state.session.clearingQuestion;

/** @param {{ opens: boolean, databases: string[], hosts?: string[] }} site */
function openSite({ opens, databases, hosts = [] }) {
    state.badges.delete(9);
    Object.assign(state, { session: {}, cleared: [], origins: new Set(['*://*/*']) });
    state.tabs = [{ id: 9, url: ADDRESS, incognito: false }];
    // What signs in: where nothing does, repairing keeps databases, since they may.
    state.cookies = ['fern.example', ...hosts].map((domain) => ({
        ...{ name: 'sessionid', value: 'q8v3m1z7x2c4b6n9l5k0j8h7', domain, hostOnly: true, path: '/' },
        ...{ secure: true, httpOnly: true, sameSite: 'lax', session: true, storeId: '0' },
    }));
    const indexedDB = { databases: async () => databases.map((name) => ({ name })) };
    const page = { url: ADDRESS, globals: { indexedDB } };
    state.inPages = (injection) =>
        String(injection.func).includes('getAllKeys')
            ? Promise.resolve([{ frameId: 0, result: [] }])
            : pages(new Map([[9, [page]]]))(injection);
    Object.assign(chrome.action, {
        async openPopup() {
            if (!opens) throw new Error('Could not find an active browser window.');
        },
    });
}

test('the menu asks in the popup before something goes for good', async () => {
    /** @type {[string, string, Parameters<typeof openSite>[0], string | undefined][]} */
    const rows = [
        ['nothing goes', 'sign-out-and-clear', { opens: true, databases: [] }, undefined],
        ['a database', 'sign-out-and-clear', { opens: true, databases: ['drafts'] }, 'signOutAndClear'],
        ['a database, when repairing', 'fix-site', { opens: true, databases: ['drafts'] }, 'fixThisSite'],
        ['the cache alone', 'clear-cache', { opens: true, databases: ['drafts'] }, undefined],
        [
            'what nobody has looked into',
            'sign-out-and-clear',
            { opens: true, databases: [], hosts: ['api.fern.example'] },
            'signOutAndClear',
        ],
    ];
    for (const [name, item, site, choice] of rows) {
        openSite(site);
        choose(item);
        await until(() => Boolean(question()) || state.cleared.length > 0);
        const asked = /** @type {any} */ (question());
        assert.deepEqual(asked, choice && { tabId: 9, address: ADDRESS, choice, at: asked.at }, name);
        if (choice) {
            assert.deepEqual(state.cleared, [], name);
            // The popup has it: then a failure of before counts no more, and the command is over.
            state.badges.set(9, { text: '!', title: 'Something has failed' });
            await chrome.storage.session.remove('clearingQuestion');
            await until(() => badgeIn(9).text !== '!');
        } else await until(() => !('clearingJob' in state.session) && said()?.state === 'done');
        assert.equal(badgeIn(9).text, '', name);
    }
});

const said = () => /** @type {{ state: string } | undefined} */ (state.session.clearingStatus);

test('where the popup was closed again before it could ask, the button says so', async () => {
    openSite({ opens: true, databases: ['drafts'] });
    choose('sign-out-and-clear');
    await until(() => badgeIn(9).text === '!' && Boolean(state.session.failedIn));
    assert.deepEqual(state.cleared, []);
    await chrome.storage.session.remove('clearingQuestion');
});

test('where no popup can be opened, the button says that it waits for the person', async () => {
    openSite({ opens: false, databases: ['drafts'] });
    choose('sign-out-and-clear');
    await until(() => badgeIn(9).text === '!' && Boolean(state.session.failedIn));
    assert.match(badgeIn(9).title, /^Nothing was deleted yet/);
    assert.deepEqual(state.cleared, []);
    assert.deepEqual(state.session.failedIn, { 9: 'clear' });
});

test('what has failed is told from what else can fail', async () => {
    for (const [item, what] of [
        ['fill-password', 'fillPassword'],
        ['fill-code', 'fillCode'],
        ['sign-out-and-clear', 'clear'],
    ]) {
        openSite({ opens: true, databases: [] });
        choose(String(item), 'chrome://settings');
        await until(() => badgeIn(9).text === '!' && Boolean(state.session.failedIn));
        assert.deepEqual(state.session.failedIn, { 9: what });
    }
    // What has worked says so.
    openSite({ opens: true, databases: [] });
    state.badges.set(9, { text: '!', title: 'Something has failed' });
    state.session.failedIn = { 8: 'clear', 9: 'fillCode' };
    choose('clear-cache');
    await until(() => badgeIn(9).text !== '!' && !(9 in /** @type {object} */ (state.session.failedIn)));
    assert.deepEqual(state.session.failedIn, { 8: 'clear' });
});

test('Latchkey is turned off on the site of the field that was clicked, as by the switch', async () => {
    await chrome.storage.local.set({ pausedHosts: [] });
    state.origins = new Set(['*://*/*']);
    choose('turn-off-here');
    await until(() => String(state.stored.pausedHosts) === 'fern.example');
    // Where it is off, nothing is turned on.
    choose('turn-off-here');
    await new Promise((done) => setTimeout(done, 50));
    assert.deepEqual(state.stored.pausedHosts, ['fern.example']);
    await chrome.storage.local.set({ pausedHosts: [] });
    state.origins = new Set(['*://*.fern.example/*']);
    choose('turn-off-here');
    await until(() => state.origins.size === 0);
    assert.deepEqual(state.stored.pausedHosts, []);
});
