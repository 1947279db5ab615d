/**
 * The steps after a finding take away what was looked at, and what they take can be put back.
 */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

const { state, chrome } = fakeBrowser();
const { make } = await import(`${EXTENSION}/background/clearing/steps.js`);
const { take, takeBack } = await import(`${EXTENSION}/pages/doctor/steps.js`);
const { remove, set } = chrome.cookies;
const { update } = chrome.tabs;

/** @param {string} name @param {string} [value] */
const cookie = (name, value = 'old') => ({
    name,
    value,
    domain: 'www.fern.example',
    hostOnly: true,
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'lax',
    session: true,
    storeId: '0',
});
const TAB = { id: 1, url: 'https://www.fern.example/login', incognito: false };
const LOOKED_AT = ['sid', 'token', 'remember'].map((name) => cookie(name));
const EXAMINED = { frameIds: [0, 4], tab: TAB, form: TAB.url, site: 'fern.example', cookies: LOOKED_AT };
const ALL = { kind: 'removeCookies', cookies: [0, 1, 2] };
const left = () => state.cookies.map(({ name }) => name).sort();

/** @type {any[]} */
let gone = [];
/** What the background was asked. @type {string[]} */
let asked = [];
const onGone = (/** @type {any[]} */ cookies) => void gone.push(...cookies);

beforeEach(() => {
    gone = [];
    state.tabs = [{ ...TAB }];
    state.cookies = structuredClone(LOOKED_AT);
    Object.assign(chrome.cookies, { remove, set });
    chrome.tabs.update = update;
    asked = [];
    chrome.runtime.sendMessage = async (/** @type {any} */ request) => {
        asked.push(request.kind);
        if (request.kind === 'removeCookie') await make(request.step);
        return { ok: true };
    };
});

test('what a step takes can be put back', async () => {
    await take(ALL, EXAMINED, onGone);
    assert.deepEqual(left(), []);
    assert.deepEqual(await takeBack(gone, EXAMINED), { back: 3, refused: 0 });
    assert.deepEqual(left(), ['remember', 'sid', 'token']);
    assert.deepEqual(gone, []);
});

test('a cookie that was set since is left: it may be that of a sign-in that went well', async () => {
    state.cookies = [cookie('sid', 'new'), cookie('token')];
    await take(ALL, EXAMINED, onGone);
    assert.deepEqual(left(), ['sid']);
    assert.deepEqual(
        gone.map(({ name }) => name),
        ['token'],
    );
});

test('what went before a step broke off is known, and so is what went before the page was opened', async () => {
    let calls = 0;
    chrome.cookies.set = async (/** @type {any} */ wanted) => {
        calls += 1;
        if (calls === 3) throw new Error('the browser is busy');
        return set(wanted);
    };
    await assert.rejects(take(ALL, EXAMINED, onGone));
    assert.deepEqual(
        gone.map(({ name }) => name),
        ['sid', 'token'],
    );
    chrome.tabs.update = async () => {
        throw new Error('No tab with id: 1');
    };
    await assert.rejects(take({ kind: 'removeCookies', cookies: [2] }, EXAMINED, onGone));
    assert.equal(gone.length, 3);
});

test('another step takes nothing', async () => {
    await take({ kind: 'openAnew' }, EXAMINED, onGone);
    assert.deepEqual(left(), ['remember', 'sid', 'token']);
    assert.deepEqual(gone, []);
    // And what comes next is another try.
    assert.deepEqual(asked, ['forgetTry']);
});

test('what could not be put back waits for another try', async () => {
    await take(ALL, EXAMINED, onGone);
    // The one that went last is set first: it keeps none of the others away.
    chrome.cookies.set = async (/** @type {any} */ wanted) =>
        wanted.name === 'remember' ? null : set(wanted);
    assert.deepEqual(await takeBack(gone, EXAMINED), { back: 2, refused: 1 });
    assert.deepEqual(
        gone.map(({ name }) => name),
        ['remember'],
    );
    chrome.cookies.set = set;
    assert.deepEqual(await takeBack(gone, EXAMINED), { back: 1, refused: 0 });
    assert.deepEqual(left(), ['remember', 'sid', 'token']);
});

test('a newer cookie stays: it may be that of a sign-in that went well', async () => {
    await take(ALL, EXAMINED, onGone);
    state.cookies = [cookie('sid', 'new')];
    assert.deepEqual(await takeBack(gone, EXAMINED), { back: 2, refused: 0 });
    assert.equal(state.cookies.find(({ name }) => name === 'sid').value, 'new');
    assert.deepEqual(gone, []);
});

test('a log-in in a frame is opened where it is, with all that follows its path', async () => {
    const address = 'https://id.oak.example:8443/login?client=fern#top';
    state.inPages = async ({ target, func }) => {
        assert.deepEqual(target, { tabId: 1, frameIds: [4] });
        const at = { location: { href: address } };
        return [{ frameId: 4, result: new Function('location', `return (${func})()`)(at.location) }];
    };
    await take({ kind: 'openAlone', frame: 1 }, EXAMINED, onGone);
    assert.equal(state.tabs.at(-1).url, address);
});

test("a cookie of the domain above is a neighbour's, and stays", async () => {
    const own = { ...cookie('sid'), domain: 'mine.retool.app' };
    const neighbours = { ...cookie('sid'), domain: '.retool.app', hostOnly: false };
    state.cookies = [neighbours, own];
    const examined = { ...EXAMINED, site: 'mine.retool.app', cookies: [own] };
    await take({ kind: 'removeCookies', cookies: [0] }, examined, onGone);
    assert.deepEqual(state.cookies, [neighbours]);
    assert.deepEqual(gone, [own]);
});
