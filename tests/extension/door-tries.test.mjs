import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

const { state, chrome } = fakeBrowser();
const door = await import(`${EXTENSION}/background/door-tries.js`);
const { forgetTries, forgetTry, lastTry, nameTry, settleTry } = door;
const { submittedOf } = await import(`${EXTENSION}/background/submitted.js`);
/** As the background takes what a content script says. @param {object} said @param {object} sender */
const noteTry = (said, sender) => door.noteTry(submittedOf(said), sender);
forgetTries();

const SENT = {
    passwordKinds: 'aA0a',
    accountKinds: 'a.a',
    capsLock: false,
    isTry: true,
    form: /** @type {const} */ ('logIn'),
};
const sent = (more = {}) => ({ ...SENT, at: Date.now(), ...more });
/** @param {number} id @param {object} [tab] */
const from = (id, tab) => ({
    url: `https://www.fern.example/login?next=${id}`,
    tab: { id, incognito: false, ...tab },
});
const tries = () => /** @type {any[]} */ (state.session.doorTries ?? []);

beforeEach(() => {
    state.session = {};
});

test('the last try of a tab is remembered, without the address', async () => {
    await noteTry(sent(), from(1));
    await noteTry(sent({ passwordKinds: ' aa' }), from(1));
    const [one, ...others] = tries();
    assert.deepEqual(others, []);
    const { at, ...rest } = one;
    assert.ok(Math.abs(Date.now() - at) < 5_000);
    assert.deepEqual(rest, {
        tabId: 1,
        hosts: ['www.fern.example', 'www.fern.example'],
        password: ' aa',
        account: 'a.a',
        capsLock: false,
        form: 'logIn',
    });
});

test('Caps Lock that was seen at the key stays seen when the form is sent', async () => {
    await noteTry(sent({ capsLock: true }), from(1));
    await noteTry(sent(), from(1));
    assert.equal(tries()[0].capsLock, true);
});

test('a code that follows a password belongs to it, and a code alone is one', async () => {
    const code = () => noteTry(sent({ form: 'oneTimeCode' }), from(1));
    await code();
    assert.equal(tries()[0].form, 'oneTimeCode');
    await noteTry(sent(), from(1));
    await nameTry(1, { key: 'k', account: 'a', hint: 'r…' });
    await code();
    assert.deepEqual([tries()[0].form, tries()[0].with?.hint], ['logIn', 'r…']);
    await settleTry(1);
    await code();
    assert.deepEqual([tries()[0].form, tries()[0].with], ['oneTimeCode', undefined]);
});

test('private windows and frames without a tab leave nothing', async () => {
    await noteTry(sent(), from(1, { incognito: true }));
    await noteTry(sent(), { url: 'https://www.fern.example/' });
    await noteTry(sent(), { tab: { id: 1 } });
    assert.deepEqual(tries(), []);
});

test('there are few, each short, whatever a page says', async () => {
    for (let id = 0; id < 30; id += 1)
        await noteTry(sent({ passwordKinds: 'a'.repeat(1_000), accountKinds: 7, capsLock: 'yes' }), from(id));
    assert.deepEqual(
        tries().map(({ tabId }) => tabId),
        Array.from({ length: 20 }, (_, at) => at + 10),
    );
    assert.ok(
        tries().every(
            ({ password, account, capsLock }) => password.length === 20 && account === '7' && !capsLock,
        ),
    );
});

test('a tab that is closed takes its try with it', async () => {
    await noteTry(sent(), from(1));
    await noteTry(sent(), from(2));
    chrome.tabs.onRemoved.emit(1, {});
    await noteTry(sent(), from(3));
    assert.deepEqual(
        tries().map(({ tabId }) => tabId),
        [2, 3],
    );
});

test('what is pressed beside the form is no try, and leaves the last one', async () => {
    await noteTry(sent(), from(1));
    await noteTry(sent({ passwordKinds: 'c', isTry: false }), from(1));
    await noteTry(sent({ isTry: false }), from(2));
    assert.deepEqual(
        tries().map(({ tabId, password }) => [tabId, password]),
        [[1, 'aA0a']],
    );
});

test('a try begins with the key or the button, and not when the background was woken', async () => {
    const at = Date.now() - 400;
    await noteTry(sent({ at }), from(1));
    await noteTry(sent({ at: at + 300 }), from(1));
    assert.equal(tries()[0].at, at);
    await noteTry(sent({ at: Date.now() + 3_600_000 }), from(2));
    assert.ok(tries()[1].at <= Date.now());
});

test('after ten minutes it is gone, as soon as anybody asks or tries', async () => {
    mock.timers.enable({ apis: ['Date'], now: 1_000_000_000 });
    await noteTry(sent(), from(1));
    mock.timers.tick(599_000);
    assert.equal((await lastTry(1))?.password, 'aA0a');
    await noteTry(sent(), from(2));
    mock.timers.tick(2_000);
    assert.equal(await lastTry(1), undefined);
    assert.deepEqual(
        tries().map(({ tabId }) => tabId),
        [2],
    );
    mock.timers.reset();
});

test('one that has led in is known as such, and the next try is a new one', async () => {
    await noteTry(sent({ at: Date.now() - 5_000 }), from(1));
    await settleTry(1);
    assert.equal((await lastTry(1))?.ledIn, true);
    await noteTry(sent(), from(1));
    assert.equal((await lastTry(1))?.ledIn, undefined);
});

test('a step that is taken ends it', async () => {
    await noteTry(sent(), from(1));
    await noteTry(sent(), from(2));
    await forgetTry(1);
    assert.equal(await lastTry(1), undefined);
    assert.equal((await lastTry(2))?.tabId, 2);
});

test('the page around a frame counts as well', async () => {
    await noteTry(sent(), from(1, { url: 'https://fern.example/' }));
    assert.deepEqual(tries()[0].hosts, ['www.fern.example', 'fern.example']);
});
