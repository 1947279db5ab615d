/**
 * The popup on a page that shows nothing of being signed in, where a sign-in was seen: what it says of that, from the first word on.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser, until } from './fake-browser.mjs';
import { fakeDocument, goTo } from './fake-document.mjs';
import { SESSION_COOKIE, showSilentPage, signInSeen } from './silent-page.mjs';

/** What the popup asks of a page takes so long. */
const SLOW_MS = 40;
/** By then all is known. */
const LOOKS = 150;

test('nothing is said of being signed in before it is known', async () => {
    const { state, chrome } = fakeBrowser();
    showSilentPage(state);
    state.cookies = [SESSION_COOKIE];
    const { inPages } = state;
    state.inPages = async (injection) => {
        await new Promise((done) => setTimeout(done, SLOW_MS));
        return inPages(injection);
    };
    state.session.witness = await signInSeen();

    const body = fakeDocument('?tab=7#cookies');
    /** @type {Set<string>} */
    const said = new Set();
    const words = ['yes', 'no', 'unknown'].map((word) => chrome.i18n.getMessage(`signedIn_${word}`));
    let looks = 0;
    const looking = setInterval(() => {
        looks += 1;
        // It is drawn again and again.
        goTo(looks % 2 === 0 ? '' : 'cookies');
        for (const word of words) if (body.textContent.includes(word)) said.add(word);
    }, 1);
    await import(`${EXTENSION}/pages/popup/popup.js`);
    await until(() => looks > LOOKS && said.size > 0);
    clearInterval(looking);
    assert.deepEqual([...said], [chrome.i18n.getMessage('signedIn_yes')]);
});
