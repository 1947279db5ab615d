import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

const { state, chrome } = fakeBrowser();
const { forgetTries, noteTry } = await import(`${EXTENSION}/background/door-tries.js`);
forgetTries();

const SENT = { passwordKinds: 'aA0a', accountKinds: 'a.a', capsLock: false };
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
    await noteTry(SENT, from(1));
    await noteTry({ ...SENT, passwordKinds: ' aa' }, from(1));
    const [one, ...others] = tries();
    assert.deepEqual(others, []);
    const { at, ...rest } = one;
    assert.ok(Math.abs(Date.now() - at) < 5_000);
    assert.deepEqual(rest, {
        tabId: 1,
        host: 'www.fern.example',
        password: ' aa',
        account: 'a.a',
        capsLock: false,
    });
});

test('Caps Lock that was seen at the key stays seen when the form is sent', async () => {
    await noteTry({ ...SENT, capsLock: true }, from(1));
    await noteTry(SENT, from(1));
    assert.equal(tries()[0].capsLock, true);
});

test('private windows and frames without a tab leave nothing', async () => {
    await noteTry(SENT, from(1, { incognito: true }));
    await noteTry(SENT, { url: 'https://www.fern.example/' });
    await noteTry(SENT, { tab: { id: 1 } });
    assert.deepEqual(tries(), []);
});

test('there are few, each short, whatever a page says', async () => {
    for (let id = 0; id < 30; id += 1)
        await noteTry({ passwordKinds: 'a'.repeat(1_000), accountKinds: 7, capsLock: 'yes' }, from(id));
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
    await noteTry(SENT, from(1));
    await noteTry(SENT, from(2));
    chrome.tabs.onRemoved.emit(1, {});
    await noteTry(SENT, from(3));
    assert.deepEqual(
        tries().map(({ tabId }) => tabId),
        [2, 3],
    );
});
