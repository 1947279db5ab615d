import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { contentScript, EXTENSION, fakeBrowser, until } from './fake-browser.mjs';

const { chrome, state, ask, badgeIn } = fakeBrowser();
state.managed = { sharedComputer: true };
await import(`${EXTENSION}/background/background.js`);

const SET_UP = 'This page sets up two-factor authentication: click to add it to Latchkey';
const cookie = (/** @type {string} */ site) => ({
    name: 'remember_token',
    value: '8f3kq0zv7c1m5x9b2n4l6j8h0g3d5s7a',
    domain: site,
    hostOnly: true,
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'lax',
    session: false,
    expirationDate: 4_000_000_000,
    storeId: '0',
});
const TAB = { id: 7, url: 'https://fern.example/account', incognito: false };
/** What a page says that sets up two-factor authentication. */
const SETTING_UP = { texts: [], squarePictures: 0, addresses: 1, shapes: [] };

/** Sites of a shared computer that are signed in are counted on the button. @param {string[]} sites */
async function showCount(...sites) {
    state.cookies = sites.map(cookie);
    chrome.cookies.onChanged.emit({ removed: false, cause: 'explicit', cookie: state.cookies[0] });
    await until(() => state.badge.text === String(sites.length));
}

/** A command that finds nothing to fill in. */
async function fail() {
    chrome.commands.onCommand.emit('fill-password', TAB);
    await until(() => badgeIn(7).text === '!');
}

/** A command that works. */
async function succeed() {
    state.cleared = [];
    chrome.contextMenus.onClicked.emit({ menuItemId: 'clear-cache' }, TAB);
    await until(() => state.cleared.length > 0 && state.session.clearingJob === undefined);
    await new Promise((done) => setTimeout(done, 100));
}

/** Browsers forget what a tab has of its own when it goes to another page. */
function navigate() {
    state.badges.delete(7);
}

beforeEach(async () => {
    navigate();
    Object.assign(state, { origins: new Set(['*://*/*']), tabs: [TAB] });
});

test('a command that worked leaves the count of a shared computer where it is', async () => {
    await showCount('fern.example', 'oak.example');
    assert.match(badgeIn(7).title, /2/);
    const before = badgeIn(7);
    await succeed();
    assert.deepEqual(badgeIn(7), before);
});

test('a failure stands over the count, in its tab, until a command works there', async () => {
    await showCount('fern.example', 'oak.example');
    const before = badgeIn(7);
    await fail();
    assert.equal(badgeIn(7).title, 'There is no field for a new password here.');
    assert.deepEqual(badgeIn(8), before);
    await succeed();
    assert.deepEqual(badgeIn(7), before);
    // From then on it is the count of all tabs again.
    await showCount('fern.example');
    assert.equal(badgeIn(7).text, '1');
    assert.equal(badgeIn(7).title, badgeIn(8).title);
});

test('a page that sets up codes is marked over the count, and under a failure', async () => {
    await showCount('fern.example');
    assert.deepEqual(await ask({ kind: 'setUp', facts: SETTING_UP }, contentScript(TAB.url, TAB)), {
        ok: true,
        value: true,
    });
    const marked = badgeIn(7);
    assert.equal(marked.text, '+');
    assert.equal(marked.title, SET_UP);
    await fail();
    await ask({ kind: 'setUp', facts: SETTING_UP }, contentScript(TAB.url, TAB));
    assert.equal(badgeIn(7).text, '!');
    await succeed();
    assert.deepEqual(badgeIn(7), marked);
    navigate();
    await fail();
    await succeed();
    assert.equal(badgeIn(7).text, '1', 'the page that was marked is gone');
});

test('each mark has a colour of its own beside its shape', async () => {
    await showCount('fern.example');
    const count = badgeIn(7).color;
    await ask({ kind: 'setUp', facts: SETTING_UP }, contentScript(TAB.url, TAB));
    const setUp = badgeIn(7).color;
    await fail();
    const failure = badgeIn(7).color;
    assert.equal(new Set([count, setUp, failure]).size, 3, `${count} ${setUp} ${failure}`);
    await succeed();
    assert.equal(badgeIn(7).color, setUp);
});

test('the icon says where Latchkey does not look, and the title why', async () => {
    state.cookies = [];
    chrome.cookies.onChanged.emit({ removed: true, cause: 'explicit', cookie: cookie('fern.example') });
    await until(() => state.badge.text === '');
    const goes = (/** @type {number} */ id, /** @type {string | undefined} */ url) =>
        chrome.tabs.onUpdated.emit(id, { status: 'loading' }, { id, url, incognito: false });
    state.tabs = [TAB, { id: 8, url: 'about:blank', incognito: false }];
    goes(7, TAB.url);
    goes(8, 'about:blank');
    await until(() => badgeIn(8).icon === '/icons/off-16.png');
    await until(() => badgeIn(8).title === 'Latchkey is off on this page');
    await until(() => badgeIn(7).icon === '/icons/16.png');
    assert.equal(badgeIn(7).title, 'Latchkey');

    await chrome.storage.local.set({ pausedHosts: ['fern.example'] });
    await until(() => badgeIn(7).title === 'Latchkey is paused on this site');
    assert.equal(badgeIn(7).icon, '/icons/off-16.png');

    // What is counted matters more than that.
    await showCount('oak.example');
    await until(() => badgeIn(7).title === 'Latchkey: 1 site would stay signed in');

    await chrome.storage.local.set({ pausedHosts: [] });
    await until(() => badgeIn(7).icon === '/icons/16.png');
});

test('a page that comes while the one before is asked about is not shown as one where Latchkey is off', async () => {
    assert.equal(badgeIn(8).icon, '/icons/off-16.png');
    const { get } = chrome.tabs;
    const addresses = ['about:blank', TAB.url];
    const now = async () => ({ id: 8, url: addresses.length > 1 ? addresses.shift() : TAB.url });
    Object.assign(chrome.tabs, { get: now });
    try {
        chrome.tabs.onUpdated.emit(8, { status: 'loading' }, { id: 8, url: 'about:blank', incognito: false });
        await until(() => badgeIn(8).icon === '/icons/16.png');
        assert.equal(badgeIn(8).title, badgeIn(7).title);
    } finally {
        Object.assign(chrome.tabs, { get });
    }
});

test('a tab that is closed is forgotten', async () => {
    const marked = () => Object.keys(/** @type {object} */ (state.session['markedTabs'] ?? {}));
    assert.ok(marked().includes('8'));
    chrome.tabs.onRemoved.emit(8, { isWindowClosing: false, windowId: 1 });
    await until(() => !marked().includes('8'));
});

test('a vault that is locked is told by the icon in every tab, and by the title', async () => {
    state.cookies = [];
    chrome.cookies.onChanged.emit({ removed: true, cause: 'explicit', cookie: cookie('oak.example') });
    await until(() => state.badge.text === '');
    await chrome.storage.local.set({ 'vault.0000000000000001': 'sealed', pausedHosts: [] });
    state.tabs = [TAB, { id: 8, url: 'about:blank', incognito: false }];
    const now = Math.floor(Date.now() / 1000);
    const open = { vaultKey: { dataKey: 'key', unlockedAt: now }, vaultUsedAt: now };
    await chrome.storage.session.set(open);
    await until(() => badgeIn(7).icon === '/icons/16.png');

    await chrome.storage.session.remove(['vaultKey']);
    await until(() => badgeIn(7).icon === '/icons/locked-16.png');
    assert.equal(badgeIn(7).title, 'Latchkey: your codes are locked');
    await until(() => badgeIn(8).title === 'Latchkey is off on this page; your codes are locked');
    assert.equal(badgeIn(8).icon, '/icons/off-locked-16.png');
    // A page that was not asked about yet shows it too.
    assert.equal(state.badge.icon, '/icons/locked-16.png');

    await chrome.storage.session.set(open);
    await until(() => badgeIn(7).icon === '/icons/16.png' && badgeIn(8).icon === '/icons/off-16.png');

    await chrome.storage.session.remove(['vaultKey']);
    await until(() => badgeIn(7).icon === '/icons/locked-16.png');
    const { removeRecords } = await import(`${EXTENSION}/shared/vault/records.js`);
    await removeRecords();
    await until(() => badgeIn(7).icon === '/icons/16.png');
});
