import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser, until } from './fake-browser.mjs';
import { click, fakeDocument, goTo } from './fake-document.mjs';
import { field, pageOf } from './page-facts.mjs';
import { pages } from './fake-pages.mjs';

/** What asks the core about pages. */
const ABOUT_PAGES = ['summarize', 'recognize', 'sessionSigns', 'setUp', 'codeFields'];
const KEY = 'AA2A AAAA 2AAA AAAA';

/** Counts calls of the core's functions, of all bundles. */
function countCalls() {
    /** @type {Record<string, number>} */
    const calls = {};
    const { instantiateStreaming } = WebAssembly;
    /** @param {string} name @param {Function} call @returns {(...args: unknown[]) => unknown} */
    const counted = (name, call) => {
        return (...args) => {
            calls[name] = (calls[name] ?? 0) + 1;
            return call(...args);
        };
    };
    Object.assign(WebAssembly, {
        /** @type {typeof instantiateStreaming} */
        async instantiateStreaming(source, imports) {
            const { instance, module } = await instantiateStreaming(source, imports);
            const exports = Object.entries(instance.exports).map(([name, value]) => [
                name,
                typeof value === 'function' ? counted(name, value) : value,
            ]);
            return { instance: { exports: Object.fromEntries(exports) }, module };
        },
    });
    return calls;
}

test('an open popup has looked at each frame once, with one call of the core', async () => {
    const calls = countCalls();
    const { state, chrome } = fakeBrowser();
    let collected = 0;
    /** @param {ReturnType<typeof pageOf>} page */
    const latchkey = (page) => ({
        facts: {
            collect() {
                collected += 1;
                return page;
            },
            elementOf: () => null,
        },
        fill: {
            origin: () => 'https://fern.example',
            around: () => [],
            lastFor: () => null,
            focused: () => null,
            rulesOf: () => ({ minLength: 12, maxLength: null, pattern: null, passwordRules: null }),
        },
        setUp: {
            facts: () => ({ texts: [], squarePictures: 0, addresses: 0, shapes: page.topFrame ? [] : [KEY] }),
        },
    });
    const join = [
        field({ handle: 1, type: 'email', label: 'Email' }),
        field({ handle: 2, type: 'password', label: 'New password', autocomplete: 'new-password' }),
    ];
    const code = [field({ label: 'One-time code', autocomplete: 'one-time-code' })];
    const url = 'https://fern.example/join';
    state.tabs = [{ id: 7, url, incognito: false, windowId: 1 }];
    state.origins = new Set(['*://*/*']);
    state.inPages = pages(
        new Map([
            [
                7,
                [
                    { url, globals: { latchkey: latchkey(pageOf(true, join)) } },
                    { url, globals: { latchkey: latchkey(pageOf(false, code)) } },
                ],
            ],
        ]),
    );
    const body = fakeDocument('?tab=7');
    await import(`${EXTENSION}/pages/popup/popup.js`);

    // What the look is for is on the screen: a frame sets up two-factor authentication, and there is no vault yet.
    await until(() => body.withId('now')?.textContent === chrome.i18n.getMessage('nowCodesHere'));
    assert.ok(body.withId('codes-set-up'));
    // The view that makes passwords knows what the form takes.
    goTo('password');
    await until(() => body.textContent.includes(chrome.i18n.getMessage('generateForPage')));

    assert.equal(collected, 2, 'once in each frame');
    const asked = ABOUT_PAGES.map((name) => calls[name] ?? 0).reduce((sum, count) => sum + count, 0);
    assert.equal(asked, 1, JSON.stringify(calls));
    // The scripts, what they see, and what the field for the password asks for.
    assert.equal(state.executed.length, 3);
});

test('where the popup opens a page it goes, and stays where it is a tab of its own', async () => {
    for (const [search, closes] of /** @type {[string, number][]} */ ([
        ['', 1],
        ['?tab=7', 0],
    ])) {
        let closed = 0;
        const { state } = fakeBrowser();
        state.tabs = [{ id: 7, url: 'https://fern.example/', incognito: false, windowId: 1 }];
        state.origins = new Set(['*://*/*']);
        const body = fakeDocument(search);
        Object.assign(globalThis, { window: { close: () => (closed += 1) } });
        await import(`${EXTENSION}/pages/popup/popup.js?opens${search}`);
        for (const id of ['help', 'why-not', 'settings']) {
            await until(() => Boolean(body.withId(id)));
            const [before, open] = [closed, state.tabs.length];
            body.withId(id)?.act('click');
            await until(() => state.tabs.length > open || id === 'settings');
            await until(() => closed - before === closes || closes === 0);
            assert.equal(closed - before, closes, `${id} at ${search}`);
        }
        Reflect.deleteProperty(globalThis, 'window');
    }
});

test('where no password fits what the form asks for, another can be tried', async () => {
    const { state } = fakeBrowser();
    const url = 'https://fern.example/join';
    const join = [
        field({ handle: 2, type: 'password', label: 'New password', autocomplete: 'new-password' }),
    ];
    const latchkey = {
        facts: { collect: () => pageOf(true, join), elementOf: () => null },
        fill: {
            origin: () => 'https://fern.example',
            around: () => [],
            lastFor: () => null,
            focused: () => null,
            rulesOf: () => ({ minLength: 12, maxLength: 2, pattern: null, passwordRules: null }),
        },
        setUp: { facts: () => ({ texts: [], squarePictures: 0, addresses: 0, shapes: [] }) },
    };
    state.tabs = [{ id: 7, url, incognito: false, windowId: 1 }];
    state.origins = new Set(['*://*/*']);
    state.inPages = pages(new Map([[7, [{ url, globals: { latchkey } }]]]));
    const body = fakeDocument('?tab=7');
    await import(`${EXTENSION}/pages/popup/popup.js?none-fits`);
    await until(() => body.withId('make')?.textContent === chrome.i18n.getMessage('generateAgain'));
    assert.ok(body.withId('generate-status')?.all('svg').length);
});

test('a row that is pressed leads to its view, also where the address does not follow', async () => {
    fakeBrowser();
    const body = fakeDocument('?tab=7');
    Object.defineProperty(location, 'hash', { get: () => '', set() {} });
    await import(`${EXTENSION}/pages/popup/popup.js?lost`);
    const row = body.withId('row-password') ?? assert.fail();
    click(row);
    assert.ok(body.withId('back') && body.withId('try'));
    click(body.withId('back') ?? assert.fail());
    assert.ok(body.withId('row-password'));
});
