import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { EXTENSION, fakeBrowser, until } from './fake-browser.mjs';

const { chrome, state } = fakeBrowser();
const { answerNotifications, tell } = await import(`${EXTENSION}/background/notifying.js`);
answerNotifications();

const PAGE = chrome.runtime.getURL('pages/leaving/leaving.html');
const pages = () => state.tabs.filter(({ url }) => url.startsWith(PAGE));

beforeEach(() => {
    state.notifications.clear();
    Object.assign(state, { tabs: [], permissions: new Set(['notifications']), refusesNotifications: false });
});

test('a notification says how many, names no site, and leads to the page', async () => {
    await tell('left', 2);
    const [[id = '', shown] = []] = state.notifications;
    assert.match(shown?.message ?? '', /2 sites/);
    assert.deepEqual(pages(), []);
    chrome.notifications.onClicked.emit('of another');
    chrome.notifications.onClicked.emit(id);
    await until(() => pages().length > 0);
    assert.deepEqual(
        pages().map(({ url }) => url),
        [`${PAGE}?because=left`],
    );
    assert.equal(state.notifications.size, 0);
});

test('without the permission, or where the browser shows none, a page comes', async () => {
    state.permissions.clear();
    await tell('started', 1);
    assert.equal(pages().length, 1);
    state.tabs = [];
    state.permissions.add('notifications');
    state.refusesNotifications = true;
    await tell('started', 1);
    assert.equal(pages().length, 1);
    assert.equal(state.notifications.size, 0);
});
