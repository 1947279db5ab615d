/**
 * What a watched try collects of what the browser tells, in both browsers' manners, and what is made of it.
 */
import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
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
/** How many pages watch. */
let watching = 0;
Object.assign(navigator.locks, {
    /** @param {string} _ @param {{ ifAvailable?: boolean }} how @param {(lock: object | null) => Promise<unknown>} work */
    async request(_, { ifAvailable = false }, work) {
        if (ifAvailable) return work(watching === 0 ? {} : null);
        watching += 1;
        await work({});
        watching -= 1;
        return undefined;
    },
});
const { Watch, giveBack } = await import(`${EXTENSION}/pages/doctor/watch.js`);
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
        report.hops.map((/** @type {any} */ { status, broken, set, refused, missing }) => [
            status,
            broken,
            set,
            refused,
            missing,
        ]),
        [
            [302, null, 3, 2, 1],
            [200, null, 0, 0, 0],
            [0, 'blocked', 0, 0, 0],
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

for (const [value, told] of /** @type {[string, RegExp | null][]} */ ([
    ['900', /15 min/],
    [new Date(Date.now() + 900_500).toUTCString(), /15 min/],
    ['soon', null],
]))
    test(`how long a site asks to wait is told where it says so: ${told ? 'it does' : 'it does not'} (${value.length})`, async () => {
        const watch = new Watch(TAB);
        const sent = request('/login', { statusCode: 429 });
        tell('onHeadersReceived', { ...sent, responseHeaders: [{ name: 'Retry-After', value }] });
        tell('onCompleted', sent);
        const text = textOf(await watch.end());
        if (told) assert.match(text, told);
        else assert.doesNotMatch(text, /wait/i);
    });

/** @param {object[]} headers */
const answered = (headers) => {
    const sent = request('/login');
    tell('onHeadersReceived', { ...sent, responseHeaders: headers });
    tell('onCompleted', sent);
};
const COOKIE = {
    name: 'sid',
    value: '1',
    domain: 'www.fern.example',
    hostOnly: true,
    path: '/',
    secure: true,
};

for (const [name, origins, wanted] of /** @type {[string, string[], unknown][]} */ ([
    ['none', [], null],
    ['that of one host', ['https://www.fern.example/*'], null],
    ['that of the whole site', ['*://*.fern.example/*'], 'notKept'],
])) {
    test(`with access to ${name}, a cookie that is not seen is told of as ${wanted}`, async () => {
        state.origins = new Set(origins);
        const watch = new Watch(TAB);
        answered([{ name: 'Set-Cookie', value: 'sid=1; Path=/' }]);
        assert.equal((await watch.end()).cookies[0].refusal, wanted);
    });
}

test('one that a script has taken away since was kept, and that of another store was not', async () => {
    for (const [storeId, wanted] of [
        ['0', null],
        ['1', 'notKept'],
    ]) {
        const watch = new Watch(TAB);
        const change = { removed: false, cause: 'explicit', cookie: { ...COOKIE, storeId } };
        chrome.cookies.onChanged.emit(change);
        chrome.cookies.onChanged.emit({ ...change, removed: true });
        answered([{ name: 'Set-Cookie', value: 'sid=1; Path=/' }]);
        assert.equal((await watch.end()).cookies[0].refusal, wanted, storeId ?? '');
    }
});

test('a header that is no text in UTF-8 is read', async () => {
    const watch = new Watch(TAB);
    const binaryValue = [...Buffer.from('sid=caf\u00e9; Domain=larch.example', 'latin1')];
    answered([{ name: 'Set-Cookie', binaryValue }]);
    const report = await watch.end();
    assert.deepEqual(
        report.cookies.map((/** @type {any} */ { name, refusal }) => [name, refusal]),
        [['sid', 'otherDomain']],
    );
});

test('pictures and polls without end leave the sign-in to be seen', async () => {
    const watch = new Watch(TAB);
    for (let at = 0; at < 1_000; at += 1) {
        tell('onCompleted', request(`/logo${at}.png`, { method: 'GET', type: 'image' }));
        tell('onCompleted', request(`/poll${at}`, { method: 'GET', type: 'xmlhttprequest' }));
    }
    tell('onCompleted', request('/api/login', { type: 'xmlhttprequest', statusCode: 401 }));
    const report = await watch.end();
    assert.equal(report.hops.at(-1).status, 401);
    assert.equal(report.hops.length + report.leftOut, 1_001);
});

test('it ends by itself after two minutes, and the permission is given back once nobody watches', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const over = mock.fn();
    const removed = mock.fn(async () => true);
    Object.assign(chrome.permissions, { remove: removed });
    Object.assign(chrome.runtime, { getManifest: () => ({ optional_permissions: ['webRequest'] }) });
    const watch = new Watch(TAB, over);
    await giveBack();
    assert.equal(removed.mock.callCount(), 0);
    mock.timers.tick(120_000);
    mock.timers.reset();
    assert.equal(over.mock.callCount(), 1);
    assert.deepEqual(
        KINDS.map((kind) => listeners.get(kind)?.length),
        [0, 0, 0, 0],
    );
    while (removed.mock.callCount() === 0) await giveBack();
    assert.deepEqual(removed.mock.calls[0]?.arguments, [{ permissions: ['webRequest'] }]);
    assert.equal((await watch.end()).isEmpty, true);
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
