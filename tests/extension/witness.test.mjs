import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentScript, EXTENSION, fakeBrowser, until } from './fake-browser.mjs';

const { chrome, state, ask } = fakeBrowser();
await import(`${EXTENSION}/background/background.js`);
const { unwitnessed } = await import(`${EXTENSION}/background/cookies/witness.js`);
const { witnessed } = await import(`${EXTENSION}/shared/cookies/witness.js`);
const { withCookies } = await import(`${EXTENSION}/core/bundles/cookies.js`);
const { declare, forget } = await import(`${EXTENSION}/shared/sessions/computer.js`);
// A page has modules of its own.
const page = await import(`${EXTENSION}/shared/cookies/witness.js?page`);

/** A cookie is set, and taken away. @param {string} domain */
function expire(domain) {
    const cookie = { name: 'sid', domain, path: '/', storeId: '0', value: 'a1b2c3d4', httpOnly: true };
    chrome.cookies.onChanged.emit({ removed: false, cause: 'explicit', cookie });
    chrome.cookies.onChanged.emit({ removed: true, cause: 'expired_overwrite', cookie });
}

test('a cookie that a site takes away is seen, one that Latchkey removes is not', async () => {
    await unwitnessed(async () => expire('.oak.example'));
    // Longer than what the witness waits for.
    await new Promise((done) => setTimeout(done, 500));
    assert.doesNotMatch(JSON.stringify((await witnessed()) ?? null), /oak/);
    expire('.fern.example');
    assert.match(JSON.stringify(await witnessed()), /fern/);
});

test('a page sees what was seen just now, and wakes nobody where there is nothing new', async () => {
    expire('.moss.example');
    await new Promise((done) => setTimeout(done, 20));
    assert.match(JSON.stringify(await page.witnessed()), /moss/);
    assert.ok(!('witnessWaiting' in state.session));
    chrome.runtime.sendMessage = () => assert.fail('the background was asked');
    assert.match(JSON.stringify(await page.witnessed()), /moss/);
});

const LINK = {
    handle: 1,
    tag: 'a',
    submits: false,
    sends: false,
    text: 'Log in',
    label: '',
    name: '',
    id: '',
    class: '',
    command: '',
    path: '/login',
    action: '',
    visible: true,
    covered: false,
    disabled: false,
    opensMenu: false,
    opens: false,
};
/** @param {object[]} controls */
const facts = (controls) => ({
    title: '',
    lang: '',
    path: '/app',
    topFrame: true,
    headings: [],
    forms: [],
    controls,
});
const signedIn = async (host = 'fern.example') => {
    const seen = await witnessed();
    return withCookies((/** @type {any} */ core) => core.signedIn(seen, host, '0'));
};

test('an app that stays in its document has let somebody in once it shows no way in, and not before', async (t) => {
    await chrome.permissions.request({ origins: ['*://*/*'] });
    const app = contentScript('https://elm.example/app');
    const sent = {
        passwordKinds: 'a',
        accountKinds: 'a',
        account: '',
        capsLock: false,
        publicComputer: false,
        form: 'logIn',
        typed: true,
    };
    const now = Date.now();
    const clock = t.mock.method(Date, 'now', () => now);
    /** @param {object[]} controls @param {number} after */
    const shows = async (controls, after) => {
        clock.mock.mockImplementation(() => now + after);
        await ask({ kind: 'recognize', facts: facts(controls), document: 'app' }, app);
        // Whoever asks does not wait for the note.
        await witnessed();
        return signedIn('elm.example');
    };
    const submitted = { kind: 'submitted', ...sent, isTry: true, at: now, document: 'app' };
    assert.deepEqual(await ask(submitted, app), { ok: true, value: undefined });
    assert.equal(await shows([LINK], 100), true, 'it has not answered yet');
    assert.equal(await shows([LINK], 5_000), false, 'it has refused');
    assert.equal(await shows([], 6_000), true, 'it was slow');
});

test('where somebody is signed in is known after a restart, on a shared computer only', async () => {
    const page = { id: 1, url: 'https://moss.example/', incognito: false };
    state.tabs = [page];
    const restart = async () => {
        state.session = {};
        state.cookies = [{ name: 'sid', domain: 'fern.example', path: '/', storeId: '0', value: 'a1b2c3d4' }];
        chrome.runtime.onStartup.emit();
        return signedIn();
    };
    const home = contentScript('https://fern.example/app');
    const controls = [{ ...LINK, text: 'Log out', path: '/logout' }];
    const says = async () => {
        await ask({ kind: 'recognize', facts: facts(controls), document: 'home' }, home);
        // Whoever asks does not wait for the note.
        await until(() => /fern.example 0/.test(JSON.stringify(state.session.witness ?? null)));
    };
    await says();
    assert.equal(await signedIn(), true);
    assert.equal(await restart(), undefined, 'on a computer of one person');
    await says();
    await declare('shared', true);
    await until(() => Array.isArray(state.stored.signedIn));
    assert.doesNotMatch(JSON.stringify(state.stored.signedIn), /fern/);
    assert.equal(await restart(), true);
    await declare('personal', true);
    await until(() => !('signedIn' in state.stored));
});

/** The browser starts, and nothing is in memory. @param {unknown} known of the computer */
function startAnew(known) {
    state.session = {};
    Object.assign(state.stored, { computer: known });
    state.cookies = [{ name: 'sid', domain: 'fern.example', path: '/', storeId: '0', value: 'a1b2c3d4' }];
}

test('what was carried over waits for an administrator who is heard late, whatever happens before', async () => {
    await declare('shared', true);
    await ask(
        {
            kind: 'recognize',
            facts: facts([{ ...LINK, text: 'Log out', path: '/logout' }]),
            document: 'late',
        },
        contentScript('https://fern.example/app'),
    );
    await until(() => Array.isArray(state.stored.signedIn));
    const carried = structuredClone(state.stored.signedIn);
    startAnew({});
    chrome.runtime.onStartup.emit();
    expire('.oak.example');
    await witnessed();
    assert.deepEqual(state.stored.signedIn, carried, 'nobody has said anything');
    state.managed = { sharedComputer: true };
    chrome.storage.onChanged.emit({}, 'managed');
    await until(() => 'witnessRecalled' in state.session);
    assert.equal(await signedIn(), true);
    assert.match(JSON.stringify(await witnessed()), /oak/);
    assert.deepEqual(state.stored.signedIn, carried);
    state.managed = { sharedComputer: false };
    chrome.storage.onChanged.emit({}, 'managed');
    await until(() => !('signedIn' in state.stored));
    state.managed = {};
});

test('what counts until the browser closes is not carried over it, and what is taken back is gone', async () => {
    startAnew({});
    await declare('shared', false);
    expire('.fern.example');
    await ask(
        { kind: 'recognize', facts: facts([{ ...LINK, text: 'Log out', path: '/logout' }]), document: 'now' },
        contentScript('https://fern.example/app'),
    );
    await until(() => /fern.example 0/.test(JSON.stringify(state.session.witness ?? null)));
    assert.equal(await signedIn(), true);
    assert.ok(!('signedIn' in state.stored));
    await declare('shared', true);
    await until(() => Array.isArray(state.stored.signedIn));
    await forget();
    assert.ok(!('signedIn' in state.stored));
});

test('what a full memory has no room for is noted once it has', async () => {
    startAnew({});
    const { beforeSessionWrite } = state;
    state.beforeSessionWrite = () => {
        throw new Error('QUOTA_BYTES quota exceeded');
    };
    expire('.yew.example');
    assert.doesNotMatch(JSON.stringify((await witnessed()) ?? null), /yew/);
    Object.assign(state, { beforeSessionWrite });
    assert.match(JSON.stringify(await witnessed()), /yew/);
});

test('a page that names its cookies at length fills no memory', async () => {
    startAnew({});
    for (let at = 0; at < 3_000; at += 1) {
        const cookie = {
            name: '"'.repeat(4_000) + at,
            domain: '.ash.example',
            path: '/',
            storeId: '0',
            value: 'a',
        };
        chrome.cookies.onChanged.emit({ removed: false, cause: 'explicit', cookie });
        if (at % 10 === 0)
            chrome.cookies.onChanged.emit({ removed: true, cause: 'expired_overwrite', cookie });
    }
    const size = JSON.stringify(await witnessed()).length;
    assert.ok(size > 10_000 && size < 2_000_000, `${size} letters`);
});

/** A form is sent in a frame. @param {object} sender @param {object} [more] */
async function submitIn(sender, more = {}) {
    const sent = {
        passwordKinds: 'a',
        accountKinds: 'a',
        account: '',
        capsLock: false,
        publicComputer: false,
    };
    const submitted = { kind: 'submitted', ...sent, form: 'logIn', typed: true, isTry: true, at: Date.now() };
    return ask({ ...submitted, document: '1', ...more }, sender);
}

test('a form in a frame is of the site of its frame, and of the page around it only where that is the same', async () => {
    startAnew({});
    const shop = { id: 7, url: 'https://shop.example/' };
    const framed = { ...contentScript('https://widget.example/box', shop), frameId: 3 };
    await submitIn(framed);
    assert.equal(await signedIn('shop.example'), undefined);
    assert.equal(await signedIn('widget.example'), true);
    // What is written into a frame has no address of its own.
    const written = {
        ...contentScript('about:srcdoc', shop),
        origin: 'https://login.shop.example',
        frameId: 4,
    };
    await submitIn(written);
    assert.equal(await signedIn('shop.example'), true);
    await submitIn({
        ...contentScript('about:blank', { id: 7, url: 'https://elm.example/' }),
        origin: 'null',
        frameId: 5,
    });
    assert.equal(await signedIn('elm.example'), undefined);
});

test('a message that is none takes nothing along that was seen besides', async () => {
    startAnew({});
    for (const document of [{ toString: 1 }, ['x'], 7, 'd'.repeat(1e6), null])
        await submitIn(
            { ...contentScript('https://oak.example/', { id: 7 }), documentId: undefined },
            { document },
        );
    expire('.birch.example');
    const seen = JSON.stringify(await witnessed());
    assert.match(seen, /birch/);
    assert.ok(seen.length < 20_000, `${seen.length} letters`);
});
