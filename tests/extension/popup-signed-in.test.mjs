/**
 * The popup on a page that shows nothing of being signed in, where a sign-in was seen: what it says of that, from the first word on.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser, until } from './fake-browser.mjs';
import { fakeDocument, goTo } from './fake-document.mjs';
import { pageOf } from './page-facts.mjs';
import { pages } from './fake-pages.mjs';

const URL_IN_FRONT = 'https://fern.example/app';
/** What the popup asks of a page takes so long. */
const SLOW_MS = 40;
/** By then all is known. */
const LOOKS = 150;

test('nothing is said of being signed in before it is known', async () => {
    const { state, chrome } = fakeBrowser();
    state.tabs = [{ id: 7, url: URL_IN_FRONT, incognito: false, windowId: 1 }];
    state.origins = new Set(['*://*/*']);
    state.cookies = [
        {
            name: 'sid',
            value: '8f3kq0zv7c1m5x9b2n4l6j8h0g3d5s7a',
            domain: 'fern.example',
            hostOnly: true,
            path: '/',
            secure: true,
            httpOnly: true,
            sameSite: 'lax',
            session: true,
            storeId: '0',
        },
    ];
    const latchkey = {
        facts: { collect: () => ({ ...pageOf(true, []), forms: [] }), elementOf: () => null },
        fill: { origin: () => 'https://fern.example', around: () => [], focused: () => null },
        setUp: { facts: () => ({ texts: [], squarePictures: 0, addresses: 0, shapes: [] }) },
    };
    const inPages = pages(new Map([[7, [{ url: URL_IN_FRONT, globals: { latchkey } }]]]));
    state.inPages = async (injection) => {
        await new Promise((done) => setTimeout(done, SLOW_MS));
        return inPages(injection);
    };
    const { withCookies } = await import(`${EXTENSION}/core/bundles/cookies.js`);
    const at = Date.now() - 60_000;
    const sent = { kind: 'submitted', host: 'fern.example', store: '0', document: 'd', hearsAll: true, at };
    state.session.witness = await withCookies((/** @type {any} */ core) => core.witness({}, [sent]));

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
