import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentScript, EXTENSION, fakeBrowser, until } from './fake-browser.mjs';

const browser = fakeBrowser();
const { chrome, state, ask, badgeIn } = browser;
await import(`${EXTENSION}/background/background.js`);

test('the menu has its words and its place', async () => {
    chrome.runtime.onInstalled.emit({ reason: 'update' });
    await until(() => state.menu.length === 5);
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
            ['Repair site', ['page', 'action']],
            ['Sign out and delete site data', ['page', 'action']],
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
});
