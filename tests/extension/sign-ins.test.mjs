/**
 * Which account has signed in where is remembered on personal computers only, cannot be listed, and is forgotten when that is wished.
 */
import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { EXTENSION, fakeBrowser, until } from './fake-browser.mjs';

const { state, chrome } = fakeBrowser();
const signIns = await import(`${EXTENSION}/shared/sign-ins.js`);
const { followSignIns, noteAccount } = await import(`${EXTENSION}/background/signed-in.js`);
const { lastTry, noteTry } = await import(`${EXTENSION}/background/door-tries.js`);
const { followProviders } = await import(`${EXTENSION}/background/sessions/providers.js`);
const { notePageSaid } = await import(`${EXTENSION}/background/cookies/witness.js`);
const { withPages } = await import(`${EXTENSION}/core/bundles/pages.js`);
const { declare, forget, note } = await import(`${EXTENSION}/shared/sessions/computer.js`);

/** What a page says that shows no way in. */
const SIGNED_IN = {
    origin: 'https://fern.example',
    around: [],
    document: 1,
    facts: { title: '', lang: '', path: '/home', topFrame: true, headings: [], forms: [], controls: [] },
    focused: null,
    setUp: { texts: [], squarePictures: 0, addresses: 0, shapes: [] },
};
const FERN = 'https://www.fern.example/login?next=/';
const sentNow = (form = 'logIn') => ({
    passwordKinds: 'a',
    accountKinds: 'a',
    capsLock: false,
    isTry: true,
    form,
    at: Date.now(),
});
const kept = () => /** @type {any[]} */ (state.stored.signIns ?? []);
/** @param {string} address @param {string} account */
const remember = async (address, account) => signIns.rememberSignIn(await signIns.signInOf(address, account));

beforeEach(async () => {
    delete state.stored.signIns;
    delete state.stored.signInsOff;
    state.session = {};
    state.origins = new Set(['*://*/*']);
    await forget();
});

test('an account is a hint, found on all hosts of its site and on no other', async () => {
    await remember(FERN, 'Robin@fern.example');
    assert.equal((await signIns.signInAt('https://fern.example/')).hint, 'R…@fern.example');
    assert.equal(await signIns.signInAt('https://oak.example/'), undefined);
    // Neither site nor account can be read from what is kept.
    assert.doesNotMatch(JSON.stringify(kept()).replaceAll('R…@fern.example', ''), /robin|fern/i);
});

test('the last account of a site counts, and there are no more sites than a person has', async () => {
    await remember(FERN, 'robin');
    await remember(FERN, 'sam');
    assert.deepEqual(
        kept().map(({ hint }) => hint),
        ['s…'],
    );
    const other = kept()[0];
    state.stored.signIns = Array.from({ length: 300 }, (_, at) => ({ ...other, key: String(at) }));
    await remember(FERN, 'robin');
    assert.equal(kept().length, 300);
    assert.equal(kept().at(-1).hint, 'r…');
});

test('nothing is left on the disk once others use the computer, whoever asks or not', async () => {
    followSignIns();
    await remember(FERN, 'robin');
    await declare('shared', true);
    await until(() => kept().length === 0);
});

test('nothing is written once others use the computer, by one who had asked a moment before', async () => {
    const account = await signIns.signInOf(FERN, 'robin');
    // Between the question and the note, somebody says so.
    state.beforeWrite = async (values) => {
        if (!('signIns' in values)) return;
        state.beforeWrite = () => undefined;
        void declare('shared', true).then(() => signIns.isRemembering());
        await until(() => /** @type {any} */ (state.stored.computer)?.declared === 'shared');
    };
    await signIns.rememberSignIn(account);
    await until(() => kept().length === 0);
});

test('a try is done once its own site shows that it led in, and not for another', async () => {
    followSignIns();
    const sent = sentNow();
    const sender = { url: FERN, tab: { id: 5, incognito: false, url: FERN } };
    /** @param {string} url */
    const shows = async (url) => {
        state.tabs = [{ id: 5, url, incognito: false }];
        let looks = 0;
        state.inPages = async ({ func }) => {
            if (!func) return [];
            looks += 1;
            return [{ frameId: 0, result: { ...SIGNED_IN, origin: new URL(url).origin } }];
        };
        chrome.tabs.onUpdated.emit(5, { status: 'complete' }, state.tabs[0]);
        // What follows is done by then: the core is there already.
        for (let turn = 0; turn < 50; turn += 1) await lastTry(5);
        await new Promise((done) => setTimeout(done, 20));
        return looks;
    };
    await withPages(() => undefined);
    await noteTry(sent, sender);
    await noteAccount({ account: 'robin', isTry: true }, sender);
    assert.equal(await shows('https://oak.example/home'), 0, 'another site is not looked into');
    assert.equal((await lastTry(5))?.with?.hint, 'r…');
    state.stored.pausedHosts = ['account.fern.example'];
    assert.equal(await shows('https://account.fern.example/home'), 0, 'nor one that Latchkey leaves alone');
    delete state.stored.pausedHosts;
    state.origins = new Set();
    assert.equal(await shows('https://account.fern.example/home'), 0, 'nor one that it may not see');
    state.origins = new Set(['*://*/*']);
    await shows('https://account.fern.example/home');
    await until(() => kept().length === 1);
    await until(() => /** @type {any[]} */ (state.session.doorTries)[0].ledIn);
});

test('a page that has gone elsewhere while it was looked at says nothing of a try', async () => {
    followSignIns();
    const sender = { url: FERN, tab: { id: 8, incognito: false, url: FERN } };
    state.tabs = [{ id: 8, url: FERN, incognito: false }];
    let looks = 0;
    state.inPages = async ({ func }) => {
        if (!func) return [];
        looks += 1;
        return [{ frameId: 0, result: { ...SIGNED_IN, origin: 'https://oak.example' } }];
    };
    await noteTry(sentNow(), sender);
    chrome.tabs.onUpdated.emit(8, { status: 'complete' }, state.tabs[0]);
    await until(() => looks > 0);
    await new Promise((done) => setTimeout(done, 20));
    assert.ok(!(await lastTry(8))?.ledIn);
});

test('that a code led in is remembered where no password was sent before it', async () => {
    const sender = { url: FERN, tab: { id: 6, incognito: false, url: FERN } };
    state.tabs = [{ id: 6, url: FERN, incognito: false }];
    const result = { ...SIGNED_IN, origin: 'https://www.fern.example' };
    state.inPages = async ({ func }) => (func ? [{ frameId: 0, result }] : []);
    const leadsIn = async () => {
        chrome.tabs.onUpdated.emit(6, { status: 'complete' }, state.tabs[0]);
        await until(() => /** @type {any[]} */ (state.session.doorTries)[0].ledIn);
    };
    await noteTry(sentNow('oneTimeCode'), sender);
    await leadsIn();
    assert.equal((await signIns.signInAt(FERN)).byCode, true);
    await noteTry(sentNow(), sender);
    await noteAccount({ account: 'robin', isTry: true }, sender);
    await noteTry(sentNow('oneTimeCode'), sender);
    await leadsIn();
    const { byCode, hint } = await signIns.signInAt(FERN);
    assert.deepEqual([byCode, hint], [undefined, 'r…']);
});

test('that a site takes codes is remembered to have been said, and stays with the account', async () => {
    await signIns.rememberAdvice(FERN);
    assert.equal((await signIns.signInAt(FERN)).advised, true);
    await remember(FERN, 'robin');
    assert.equal((await signIns.signInAt('https://fern.example/')).advised, true);
    assert.equal(await signIns.signInAt('https://oak.example/'), undefined);
});

test('who has come in through a provider is remembered with it, until they come in with a password', async () => {
    await signIns.rememberProvider(FERN, 'larch.example');
    assert.deepEqual(
        kept().map(({ account, hint, through }) => [account, hint, through]),
        [['', '', 'larch.example']],
    );
    await remember(FERN, 'robin');
    assert.equal((await signIns.signInAt(FERN)).through, undefined);
    await declare('shared', true);
    await signIns.rememberProvider(FERN, 'larch.example');
    assert.deepEqual(kept(), []);
});

test('who comes in through a provider keeps the hint, and who links an account while signed in has not come in', async () => {
    followProviders();
    await remember(FERN, 'robin');
    /** @param {number} id @param {boolean} isIn */
    const roundTrip = async (id, isIn) => {
        const tab = { id, incognito: false, url: FERN };
        await notePageSaid(FERN, tab, isIn);
        const back = 'https://www.fern.example/callback';
        const addresses = [
            FERN,
            `https://id.larch.example/authorize?client_id=1&response_type=code&redirect_uri=${encodeURIComponent(back)}`,
            `${back}?code=1`,
        ];
        for (const url of addresses) chrome.tabs.onUpdated.emit(id, { url }, { ...tab, url });
        await until(() => {
            const { hosts = {}, waiting = {} } = /** @type {any} */ (state.session.signingIn ?? {});
            return (
                hosts[id] === 'www.fern.example' && !waiting[id] && Boolean(state.session.identityProviders)
            );
        });
    };
    await roundTrip(31, true);
    assert.deepEqual(
        kept().map(({ hint, through }) => [hint, through]),
        [['r…', undefined]],
    );
    state.session.identityProviders = undefined;
    await signIns.rememberProvider(FERN, 'larch.example');
    assert.deepEqual(
        kept().map(({ hint, through }) => [hint, through]),
        [['r…', 'larch.example']],
    );
});

test('a site that is cleared is forgotten, and others are not', async () => {
    await remember(FERN, 'robin');
    await remember('https://oak.example/', 'sam');
    await signIns.forgetSignInAt(FERN);
    assert.equal(await signIns.signInAt(FERN), undefined);
    assert.equal((await signIns.signInAt('https://oak.example/')).hint, 's…');
});

test('once it is off, or others use the computer, all is gone and nothing is added', async () => {
    await remember(FERN, 'robin');
    await signIns.setRemembering(false);
    assert.deepEqual(kept(), []);
    await remember(FERN, 'robin');
    assert.deepEqual(kept(), []);
    assert.equal(await signIns.remembering(), false);
    await signIns.setRemembering(true);
    await remember(FERN, 'robin');
    assert.equal(kept().length, 1);
    await declare('shared', true);
    assert.equal(await signIns.signInAt(FERN), undefined);
    assert.deepEqual(kept(), []);
    assert.equal(await signIns.remembering(), undefined);
});

test('signs of a shared computer show nothing of what is remembered, and take nothing of it: a page can give them', async () => {
    await remember(FERN, 'robin');
    await note({ kind: 'seen', sign: 'publicComputerBox' });
    assert.equal(await signIns.signInAt(FERN), undefined);
    await remember('https://oak.example/', 'sam');
    assert.equal(kept().length, 1, 'nothing is added');
    await declare('personal', true);
    assert.equal((await signIns.signInAt(FERN)).hint, 'r…');
});

test('thousands of cookies of a page are written down once', async () => {
    const tab = { id: 41, incognito: false, url: FERN };
    const back = encodeURIComponent('https://www.fern.example/callback');
    const asks = `https://id.larch.example/authorize?client_id=1&response_type=code&redirect_uri=${back}`;
    for (const url of [FERN, asks]) chrome.tabs.onUpdated.emit(41, { url }, { ...tab, url });
    await until(() => Boolean(/** @type {any} */ (state.session.signingIn)?.waiting?.[41]));
    let writes = 0;
    state.beforeSessionWrite = (values) => void (writes += Number('signingIn' in values));
    for (let at = 0; at < 5_000; at += 1) {
        const cookie = { domain: at % 2 ? '.larch.example' : '.www.fern.example', name: `c${at}` };
        chrome.cookies.onChanged.emit({ removed: false, cause: 'explicit', cookie });
    }
    const waits = () => /** @type {any} */ (state.session.signingIn).waiting[41];
    await until(() => waits()?.[0].hasSetCookie);
    await new Promise((done) => setTimeout(done, 700));
    state.beforeSessionWrite = () => undefined;
    assert.ok(writes >= 1 && writes <= 2, `${writes} writes`);
    // One who does not come back in ten minutes has given up.
    const now = Date.now();
    const clock = mock.method(Date, 'now', () => now + 600_001);
    chrome.cookies.onChanged.emit({ removed: false, cause: 'explicit', cookie: { domain: '.elm.example' } });
    await until(() => !waits());
    clock.mock.restore();
});

test('a store that is damaged remembers nothing, and is begun anew', async () => {
    state.stored.signIns = 'robin';
    assert.equal(await signIns.signInAt(FERN), undefined);
    await remember(FERN, 'robin');
    assert.equal((await signIns.signInAt(FERN)).hint, 'r…');
});

test('a try alone is not remembered for good; in private windows not even with the try', async () => {
    const sent = sentNow();
    for (const [id, incognito, hint] of /** @type {[number, boolean, string | undefined][]} */ ([
        [1, false, 'r…'],
        [2, true, undefined],
    ])) {
        const sender = { url: FERN, tab: { id, incognito, url: FERN } };
        await noteTry(sent, sender);
        await noteAccount({ account: 'robin', isTry: true }, sender);
        assert.equal((await lastTry(id))?.with?.hint, hint);
    }
    assert.deepEqual(kept(), []);
});
