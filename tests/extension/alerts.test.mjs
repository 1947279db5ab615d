/**
 * What happened at the doors of sites is told once: with a mark on the button, in the timeline, and where it is allowed in a
 * notification; never of private windows, and nothing of it is left where others use the computer.
 */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { contentScript, EXTENSION, fakeBrowser, until } from './fake-browser.mjs';
import { ACCOUNT_PAGE, LOG_IN_PAGE } from './leavable-site.mjs';

const { state, chrome, ask } = fakeBrowser();
await import(`${EXTENSION}/background/background.js`);
const { alerts, eraseAlerts, forgetAlertsAt, hasNews, noteLooked, setAlerting } = await import(
    `${EXTENSION}/shared/alerts.js`
);
const { declare, forget, note } = await import(`${EXTENSION}/shared/sessions/computer.js`);
const { eraseEverything } = await import(`${EXTENSION}/shared/erasing.js`);
const { withPages } = await import(`${EXTENSION}/core/bundles/pages.js`);
const { withCookies } = await import(`${EXTENSION}/core/bundles/cookies.js`);

const LOGIN = 'https://www.fern.example/login?next=/secret';
const TAB = { id: 5, url: LOGIN, incognito: false };

/** @param {object} facts @param {number} document @param {string} url */
const page = (facts, document, url) => ({
    origin: new URL(url).origin,
    around: [],
    document,
    facts,
    focused: null,
    setUp: { texts: [], squarePictures: 0, addresses: 0, shapes: [] },
});

/**
 * Somebody sends a form.
 * @param {{ account?: string, form?: string, typed?: boolean, document?: string, tab?: typeof TAB }} [what]
 */
async function send({ account = '', form = 'logIn', typed = true, document = '1', tab = TAB } = {}) {
    const kinds = { passwordKinds: 'a', accountKinds: 'a', capsLock: false };
    const sent = {
        account,
        publicComputer: false,
        ...kinds,
        isTry: true,
        form,
        typed,
        at: Date.now(),
        document,
    };
    await ask({ kind: 'submitted', ...sent }, contentScript(tab.url, tab));
}

/** A page comes in the tab, which shows something. @param {object} facts @param {string} url */
async function comes(facts, url = LOGIN) {
    const tab = { ...TAB, url };
    state.tabs = [tab];
    let looks = 0;
    state.inPages = async ({ func }) => {
        if (!func) return [];
        looks += 1;
        return [{ frameId: 0, result: page(facts, Date.now() + 5_000, url) }];
    };
    chrome.tabs.onUpdated.emit(TAB.id, { status: 'complete' }, tab);
    // Another site is not looked into.
    if (new URL(url).hostname.endsWith('fern.example')) await until(() => looks > 0);
    // What follows from the look takes its turns.
    await settled();
}

async function settled() {
    for (let turn = 0; turn < 5; turn += 1) {
        await withPages(() => undefined);
        await withCookies(() => undefined);
        await navigator.locks.request('changes of alerts', () => undefined);
        await new Promise((done) => setTimeout(done, 2));
    }
}

/** @param {string} account */
async function signIn(account) {
    await send({ account });
    await comes(ACCOUNT_PAGE, 'https://www.fern.example/account');
}

const told = async () => (await alerts()).map((/** @type {any} */ { what }) => what);

beforeEach(async () => {
    state.stored = {};
    state.session = {};
    state.origins = new Set(['*://*/*']);
    state.permissions = new Set();
    state.notifications.clear();
    await forget();
    await noteLooked();
    await eraseAlerts();
    await until(() => state.badge.text === '');
});

test('an account that was not used here before is told of once, without an address', async () => {
    await signIn('robin@fern.example');
    assert.deepEqual(await told(), []);
    await signIn('sam@fern.example');
    await until(() => state.badge.text === '?');
    assert.match(state.badge.title, /one of your accounts/);
    assert.deepEqual(await told(), [{ kind: 'otherAccount', hint: 's…@fern.example' }]);
    await signIn('robin@fern.example');
    await signIn('sam@fern.example');
    assert.equal((await told()).length, 1);
    const kept = JSON.stringify(state.stored.alerts);
    assert.doesNotMatch(kept, /www|login|secret|account\b(?!")|sam@|:\/\//);
});

test('who sends another form with an account has not signed in with it', async () => {
    await signIn('robin@fern.example');
    for (const form of ['signUp', 'changePassword', 'other']) {
        await send({ account: 'sam@fern.example', form });
        await comes(ACCOUNT_PAGE, 'https://www.fern.example/account');
    }
    assert.ok((await told()).every((/** @type {any} */ { kind }) => kind !== 'otherAccount'));
});

test('five tries that come back to the form are told of, four and one that leads in are not', async () => {
    const fail = async () => {
        await send();
        await comes(LOG_IN_PAGE);
    };
    for (let at = 0; at < 4; at += 1) await fail();
    await signIn('robin');
    for (let at = 0; at < 4; at += 1) await fail();
    assert.deepEqual(await told(), []);
    for (let at = 0; at < 4; at += 1) await fail();
    assert.deepEqual(await told(), [{ kind: 'failedTries' }]);
});

test('a form that comes back at another host of the site is that of a try that failed', async () => {
    for (let at = 0; at < 5; at += 1) {
        await send();
        await comes(LOG_IN_PAGE, 'https://id.fern.example/session');
    }
    assert.deepEqual(await told(), [{ kind: 'failedTries' }]);
    await eraseAlerts();
    for (let at = 0; at < 5; at += 1) {
        await send();
        await comes(LOG_IN_PAGE, 'https://oak.example/session');
    }
    assert.deepEqual(await told(), []);
});

test('a form for a new password is told of, and in a notification where that is allowed', async () => {
    await send({ form: 'changePassword' });
    await until(() => state.badge.text === '?');
    assert.equal(state.notifications.size, 0);
    await eraseAlerts();
    state.permissions.add('notifications');
    await send({ form: 'changePassword' });
    await until(() => state.notifications.size === 1);
    const [[id, { message }]] = /** @type {any} */ ([...state.notifications]);
    // It stays on the screen: it names no site.
    assert.doesNotMatch(message, /fern/);
    const before = state.tabs.length;
    chrome.notifications.onClicked.emit(id);
    await until(() => state.tabs.length > before);
    assert.match(String(state.tabs.at(-1)?.url), /settings\.html#alerts$/);
});

test('the mark goes once the person has looked, and comes back with the next', async () => {
    await send({ form: 'changePassword' });
    await until(() => state.badge.text === '?');
    await new Promise((done) => setTimeout(done, 2));
    await noteLooked();
    await until(() => state.badge.text === '');
    assert.equal(state.badge.title, 'Latchkey');
    assert.equal((await told()).length, 1);
});

test('nothing is told of private windows, of a computer that others use, or where it is off', async () => {
    await send({ form: 'changePassword', tab: { ...TAB, incognito: true } });
    await settled();
    assert.deepEqual(await told(), []);
    await send({ form: 'changePassword' });
    assert.equal((await told()).length, 1);
    await declare('shared', true);
    await until(() => !('alerts' in state.stored) && state.badge.text === '');
    await send({ form: 'changePassword' });
    assert.deepEqual(await told(), []);
    await declare('personal', true);
    await setAlerting(false);
    await send({ form: 'changePassword' });
    assert.deepEqual(await told(), []);
    await setAlerting(true);
    await send({ form: 'changePassword' });
    assert.equal((await told()).length, 1);
    await setAlerting(false);
    assert.ok(!('alerts' in state.stored));
});

test('signs of a shared computer add nothing and take nothing away: somebody else who signs in is one', async () => {
    await send({ form: 'changePassword' });
    await note({ kind: 'seen', sign: 'publicComputerBox' });
    await send({ form: 'changePassword', tab: { ...TAB, url: 'https://oak.example/' } });
    await settled();
    assert.equal((await told()).length, 1);
});

test('a clock that was set back makes nothing new of what was looked at', async () => {
    const later = Date.now() + 86_400_000;
    state.stored.alerts = [{ at: later, site: 'oak.example', what: { kind: 'failedTries' } }];
    await noteLooked();
    assert.equal(await hasNews(), false);
});

test('what was told of a site goes when that is cleared, and all of it with everything', async () => {
    await send({ form: 'changePassword' });
    await forgetAlertsAt('https://oak.example/');
    assert.equal((await told()).length, 1);
    await forgetAlertsAt('https://account.fern.example/');
    assert.deepEqual(await told(), []);
    await eraseAlerts();
    await send({ form: 'changePassword' });
    assert.equal((await told()).length, 1);
    await eraseEverything();
    assert.deepEqual(await told(), []);
});

test('of a damaged timeline what is sound is shown, and what comes is added', async () => {
    const sound = { at: Date.now(), site: 'oak.example', what: { kind: 'failedTries' } };
    for (const [kept, left] of [
        ['all', 0],
        [[7, sound, { at: 1, site: 'x', what: { kind: 'burglary' } }], 1],
    ]) {
        state.stored.alerts = kept;
        assert.equal((await told()).length, left);
        await send({ form: 'changePassword' });
        assert.equal((await told()).length, Number(left) + 1);
    }
});

test('a message that is not sound tells nothing, and is not noted', async () => {
    await send({ form: 'burglary' });
    assert.deepEqual(await told(), []);
    assert.equal(state.session.doorTries, undefined);
});

test('a frame of another site does not speak for the page around it, one of the same site does', async () => {
    /** @param {string} url @param {string} document */
    const sendIn = async (url, document) => {
        const sent = {
            account: '',
            publicComputer: false,
            passwordKinds: 'a',
            accountKinds: 'a',
            capsLock: false,
        };
        const sender = { ...contentScript(url, TAB), frameId: 3 };
        await ask(
            { kind: 'submitted', ...sent, isTry: true, form: 'logIn', typed: true, at: Date.now(), document },
            sender,
        );
    };
    for (let at = 0; at < 8; at += 1) await sendIn('https://widget.example/box', 'one');
    const all = await alerts();
    assert.deepEqual(
        all.map((/** @type {any} */ { site, what }) => [site, what.kind]),
        [['widget.example', 'failedTries']],
    );
    await eraseAlerts();
    for (let at = 0; at < 8; at += 1) await sendIn('https://login.fern.example/box', 'two');
    assert.deepEqual(
        (await alerts()).map((/** @type {any} */ { site }) => site),
        ['fern.example'],
    );
});
