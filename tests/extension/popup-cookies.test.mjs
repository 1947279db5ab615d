/**
 * The popup's looks at the cookies, where one that was begun earlier ends later.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser, until } from './fake-browser.mjs';
import { fakeDocument, goTo } from './fake-document.mjs';
import { SESSION_COOKIE, showSilentPage, signInSeen } from './silent-page.mjs';

/** What is asked is answered by then, but for what is held. */
const ANSWERED_MS = 500;

test('an earlier look does not take back what a later one has seen', async () => {
    const { state, chrome } = fakeBrowser();
    showSilentPage(state);
    const { get } = chrome.storage.local;
    /** @type {(value?: unknown) => void} */
    let go = () => undefined;
    const held = new Promise((done) => (go = done));
    chrome.storage.local.get = async (/** @type {any} */ key) => {
        // The codes wait for it, and the first look at the cookies for them.
        if (key === 'lockSettings') await held;
        return get(key);
    };
    const body = fakeDocument('?tab=7');
    await import(`${EXTENSION}/pages/popup/popup.js`);
    const passes = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));
    // Nobody has signed in: that is what the first look has read.
    await passes(ANSWERED_MS);

    state.cookies = [SESSION_COOKIE];
    state.session.witness = await signInSeen();
    chrome.cookies.onChanged.emit({ removed: false, cause: 'explicit', cookie: SESSION_COOKIE });
    await until(() => body.textContent.includes('1 cookie'));

    go();
    await until(() => !body.textContent.includes(chrome.i18n.getMessage('seen_pending')));
    await passes(ANSWERED_MS);
    goTo('cookies');
    await passes(ANSWERED_MS);
    assert.ok(body.textContent.includes(chrome.i18n.getMessage('signedIn_yes')), body.textContent);
});
