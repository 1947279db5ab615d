/**
 * What a watched try collects of what the browser tells, in both browsers' manners, and what is made of it.
 */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

const { state, chrome } = fakeBrowser();
const KINDS = ['onHeadersReceived', 'onBeforeRedirect', 'onCompleted', 'onErrorOccurred'];
/** @type {Map<string, ((details: object) => void)[]>} */
const listeners = new Map();
Object.assign(chrome, {
    webRequest: Object.fromEntries(
        KINDS.map((kind) => [
            kind,
            {
                addListener: (/** @type {any} */ listener) => listeners.get(kind)?.push(listener),
                removeListener: (/** @type {any} */ listener) =>
                    listeners.set(
                        kind,
                        (listeners.get(kind) ?? []).filter((other) => other !== listener),
                    ),
            },
        ]),
    ),
});
const { Watch } = await import(`${EXTENSION}/pages/doctor/watch.js`);
const { textOf } = await import(`${EXTENSION}/pages/doctor/watch-text.js`);

const TAB = { id: 1, url: 'https://www.fern.example/login?next=/secret', incognito: false };
/** @param {string} kind @param {object} details */
const tell = (kind, details) => {
    for (const listener of listeners.get(kind) ?? []) listener(details);
};
/** @param {string} path @param {object} [more] */
const request = (path, more) => ({
    requestId: path,
    url: `https://www.fern.example${path}`,
    method: 'POST',
    type: 'main_frame',
    statusCode: 200,
    ...more,
});

beforeEach(() => {
    for (const kind of KINDS) listeners.set(kind, []);
    state.cookies = [];
    state.origins = new Set(['*://*/*']);
});

test('a try is told hop by hop, with the cookies that were refused, and without what was in it', async () => {
    const watch = new Watch(TAB);
    const sent = request('/users/robin/login?password=topsecret', { statusCode: 302 });
    tell('onHeadersReceived', {
        ...sent,
        // Chromium has an entry a cookie, Firefox a line a cookie.
        responseHeaders: [
            { name: 'Set-Cookie', value: 'sid=topsecret; Path=/; SameSite=None' },
            { name: 'set-cookie', value: 'a=1; Path=/; Domain=larch.example\nb=topsecret; Path=/' },
            { name: 'Location', value: '/account' },
        ],
    });
    tell('onBeforeRedirect', { ...sent, redirectUrl: 'https://www.fern.example/account' });
    tell('onCompleted', request('/account', { method: 'GET' }));
    tell('onErrorOccurred', {
        ...request('/api/login', { type: 'xmlhttprequest' }),
        error: 'net::ERR_BLOCKED_BY_CLIENT',
    });
    tell('onCompleted', { ...request('/'), url: 'data:text/html,topsecret' });
    const report = await watch.end();
    assert.deepEqual(
        report.hops.map((/** @type {any} */ { status, broken, set, refused }) => [
            status,
            broken,
            set,
            refused,
        ]),
        [
            [302, null, 3, 3],
            [200, null, 0, 0],
            [0, 'blocked', 0, 0],
        ],
    );
    assert.deepEqual(report.cookies.map((/** @type {any} */ { name, refusal }) => [name, refusal]).sort(), [
        ['a', 'otherDomain'],
        ['b', 'notKept'],
        ['sid', 'noneWithoutSecure'],
    ]);
    const text = `${JSON.stringify(report)} ${textOf(report)}`;
    assert.doesNotMatch(text, /secret|robin|next|account/);
});

test('nobody listens any more once it has ended, and a page without end is cut', async () => {
    const watch = new Watch(TAB);
    for (let at = 0; at < 2_000; at += 1) tell('onCompleted', request(`/page${at}`));
    const report = await watch.end();
    assert.ok(report.hops.length < 100);
    assert.deepEqual(
        KINDS.map((kind) => listeners.get(kind)?.length),
        [0, 0, 0, 0],
    );
    assert.equal((await new Watch(TAB).end()).isEmpty, true);
});
