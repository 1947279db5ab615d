/**
 * The switch of the popup, where access is changed while the popup still waits for something else.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser, until } from './fake-browser.mjs';
import { fakeDocument } from './fake-document.mjs';

test('what was asked first does not take back what has been changed since', async () => {
    const { state, chrome } = fakeBrowser();
    state.tabs = [{ id: 7, url: 'https://fern.example/', incognito: false, windowId: 1 }];
    state.origins = new Set(['*://*/*']);
    const { get } = chrome.storage.session;
    /** @type {(value?: unknown) => void} */
    let go = () => undefined;
    const held = new Promise((done) => (go = done));
    let isHeld = false;
    chrome.storage.session.get = async (/** @type {any} */ key) => {
        // What the popup waits for before it says what matters.
        if (key === 'failedIn') {
            isHeld = true;
            await held;
        }
        return get(key);
    };
    const body = fakeDocument('?tab=7');
    const checked = () => body.withId('site-switch')?.attributes['aria-checked'];
    await import(`${EXTENSION}/pages/popup/popup.js`);
    await until(() => isHeld);
    // Its first question about access has been answered by then.
    await new Promise((done) => setTimeout(done, 500));
    await chrome.storage.local.set({ pausedHosts: ['fern.example'] });
    await until(() => checked() === 'false');
    go();
    await until(() => body.withId('now') !== null);
    await new Promise((done) => setTimeout(done, 300));
    assert.equal(checked(), 'false');
});
