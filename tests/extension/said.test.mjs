/**
 * What screen readers are told of what changes on a page beside where they read.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser, until } from './fake-browser.mjs';
import { click, fakeDocument } from './fake-document.mjs';

const { state } = fakeBrowser();
const { getMessage } = chrome.i18n;

/** A page, and what it tells of. */
function page() {
    const body = fakeDocument();
    /** @type {string[]} */
    const told = [];
    const place = {
        set textContent(/** @type {string} */ text) {
            told.push(text);
        },
    };
    Object.assign(document, {
        querySelector: (/** @type {string} */ wanted) => (wanted === '#said-status' ? place : null),
    });
    Object.assign(globalThis, { requestIdleCallback: (/** @type {() => void} */ work) => setTimeout(work) });
    return { body, told, last: () => told.filter(Boolean).at(-1) };
}

/** Types into a search. @param {any} field @param {string[]} texts one after the other */
function type(field, ...texts) {
    assert.ok(field);
    for (const text of texts) {
        field.value = text;
        field.act('input');
    }
}

const { plural } = await import(`${EXTENSION}/shared/words.js`);

test('a search among cookies tells what it has found, once nobody types', async () => {
    const { body, told, last } = page();
    state.tabs = [{ id: 7, url: 'https://fern.example/', incognito: false, windowId: 1 }];
    state.origins = new Set(['*://*/*']);
    state.cookies = Array.from({ length: 12 }, (_, at) => ({
        name: `frond-${at}`,
        value: 'a1b2c3d4',
        domain: 'fern.example',
        hostOnly: true,
        path: '/',
        secure: false,
        httpOnly: false,
        sameSite: 'lax',
        session: true,
        storeId: '0',
    }));
    await import(`${EXTENSION}/pages/popup/popup.js?said`);
    await until(() => body.withId('row-cookies')?.textContent.includes('12') === true);
    click(body.withId('row-cookies') ?? assert.fail());
    const search = () =>
        body.all('input').find((field) => field.attributes['aria-label'] === getMessage('cookiesSearch'));
    await until(() => search() !== undefined);
    type(search(), 'f', 'frond-1');
    assert.ok(!told.includes(plural('cookiesFound', 3, '3')), 'not while somebody types');
    await until(() => last() === plural('cookiesFound', 3, '3'));
    assert.ok(!told.includes(plural('cookiesFound', 12, '12')), 'nor what is out of date');
    type(search(), 'frond-11');
    await until(() => last() === plural('cookiesFound', 1, '1'));
    type(search(), 'moss');
    await until(() => last() === getMessage('cookiesNoMatch'));
});

test('a search among sites tells what it has found', async () => {
    const { body, last } = page();
    const { drawBody } = await import(`${EXTENSION}/pages/ui/view.js?sites`);
    const { followSites, sitesViews } = await import(`${EXTENSION}/pages/settings/sites-view.js`);
    state.origins = new Set(['*://*.fern.example/*', '*://*.frond.example/*']);
    const draw = () => drawBody(sitesViews(draw));
    followSites(draw);
    await until(() => body.withId('site-search') !== undefined);
    for (const [typed, said] of [
        ['fr', plural('sitesFound', 1, '1')],
        ['f', plural('sitesFound', 2, '2')],
        ['moss', getMessage('sitesNoMatch')],
    ]) {
        type(body.withId('site-search'), typed);
        await until(() => last() === said);
    }
});

test('what is told meanwhile is not followed by what a search had found before', async () => {
    const { told, last } = page();
    const { say, sayFound } = await import(`${EXTENSION}/pages/ui/live.js`);
    sayFound(() => 'three');
    say('copied');
    await new Promise((done) => setTimeout(done, 1_000));
    assert.equal(last(), 'copied');
    assert.ok(!told.includes('three'));
});

test('accounts that a search has found are counted by the rules of the language', async () => {
    page();
    const { foundWords } = await import(`${EXTENSION}/pages/authenticator/found-words.js`);
    assert.deepEqual(
        [foundWords('', 5), foundWords('f', 0), foundWords('f', 1), foundWords('f', 5)],
        ['', getMessage('codesNoMatch'), plural('accountsFound', 1, '1'), plural('accountsFound', 5, '5')],
    );
});

test('a settings file that was chosen is told', async () => {
    const { body, last } = page();
    const { drawBody } = await import(`${EXTENSION}/pages/ui/view.js?file`);
    const { settingsFileView } = await import(`${EXTENSION}/pages/settings/settings-file-view.js`);
    const draw = () => drawBody([settingsFileView(draw)]);
    draw();
    const choose = async (/** @type {string} */ text) => {
        const field = /** @type {any} */ (body.withId('settings-choose'));
        field.files = [{ size: text.length, text: async () => text }];
        field.act('change');
    };
    await choose(JSON.stringify({ latchkeySettings: 1, settings: { theme: 'dark' } }));
    await until(() => last() === getMessage('settingsRead'));
    assert.ok(body.withId('settings-use'));
});
