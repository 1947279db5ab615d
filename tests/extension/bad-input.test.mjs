/**
 * What nobody expects, in the popup: more of something, or less.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser, until } from './fake-browser.mjs';
import { click, fakeDocument, goTo } from './fake-document.mjs';

const MANY = 3_000;
/** So many rows at most are drawn before the person asks for more. */
const MOST_ROWS = 60;

test('where who uses the computer cannot be read, its view says so and is not empty', async () => {
    const { state, chrome } = fakeBrowser();
    const body = fakeDocument('?tab=7');
    state.tabs = [{ id: 7, url: 'https://fern.example/', incognito: false, windowId: 1 }];
    const { local } = chrome.storage;
    const get = local.get.bind(local);
    local.get = async (/** @type {any} */ keys) => {
        if (JSON.stringify(keys).includes('computer')) throw new Error('damaged');
        return get(keys);
    };
    await import(`${EXTENSION}/pages/popup/popup.js?unread`);
    goTo('computer');
    await until(() => body.textContent.includes(chrome.i18n.getMessage('problem_unknown')));
    assert.ok(body.withId('computer'));
    assert.equal(body.withId('computer-state'), undefined);
    local.get = get;
});

test('of three thousand cookies all are counted, few are drawn, and any is found', async () => {
    const { state } = fakeBrowser();
    const body = fakeDocument();
    Object.assign(globalThis, { requestIdleCallback: (/** @type {() => void} */ work) => setTimeout(work) });
    state.tabs = [{ id: 7, url: 'https://fern.example/', incognito: false, windowId: 1 }];
    state.origins = new Set(['*://*/*']);
    state.cookies = Array.from({ length: MANY }, (_, at) => ({
        name: `name-${at}`,
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
    await import(`${EXTENSION}/pages/popup/popup.js`);
    await until(() => /3.?000/.test(body.withId('row-cookies')?.textContent ?? ''));
    click(body.withId('row-cookies') ?? assert.fail());
    const rows = () => body.all('li').filter(({ className }) => className.includes('cookie'));
    await until(() => rows().length > 0);
    assert.ok(rows().length <= MOST_ROWS, `${rows().length}`);
    const search = body.all('input').find(({ attributes }) => attributes['type'] === 'search');
    Object.assign(search ?? assert.fail(), { value: 'name-2987' });
    search?.act('input');
    await until(() => rows().length === 1 && rows()[0]?.textContent.includes('name-2987') === true);
});
