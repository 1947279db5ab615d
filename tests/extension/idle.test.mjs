import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

const { chrome, state, setIdle, fireAlarms } = fakeBrowser();
state.managed = { sharedComputer: true };
const { begin, end, session } = await import(`${EXTENSION}/shared/vault/session.js`);
await import(`${EXTENSION}/background/background.js`);

const MINUTE_MS = 60_000;
const OPEN = {
    name: 'remember_token',
    value: '8f3kq0zv7c1m5x9b2n4l6j8h0g3d5s7a',
    domain: 'fern.example',
    hostOnly: true,
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'lax',
    session: false,
    expirationDate: 4_000_000_000,
    storeId: '0',
};
const RULE = {
    site: 'oak.example',
    protected: false,
    onTabClose: false,
    atStart: false,
    whenIdle: true,
    choice: 'onlyTheCache',
};

/** Time for what the background does, which is quick. */
const settled = (ms = 40) => new Promise((done) => setTimeout(done, ms));

/** Nobody is there for so many minutes more. @param {number} minutes */
async function leaveFor(minutes) {
    for (let minute = 0; minute < minutes; minute += 1) {
        mock.timers.tick(MINUTE_MS);
        setIdle({ for: state.idle.for + MINUTE_MS });
        fireAlarms();
        await settled();
    }
}

/** What has happened so far. */
async function done() {
    return {
        cleared: state.cleared.length > 0,
        reminded: state.notifications.size > 0,
        locked: (await session()) === undefined,
    };
}

beforeEach(async () => {
    mock.timers.reset();
    mock.timers.enable({ apis: ['Date'], now: 1_790_000_000_000 });
    setIdle({ for: 0, locked: false });
    await end();
    await chrome.storage.local.remove(['clearingRules', 'lockSettings', 'idleMinutes']);
    await chrome.storage.session.remove(['reminders']);
    state.notifications.clear();
    Object.assign(state, {
        cleared: [],
        cookies: [OPEN],
        permissions: new Set(['notifications']),
        origins: new Set(['*://*/*']),
    });
    await settled(400);
});

for (const { name, vault, reminder, rules = [], expected } of [
    {
        name: 'a vault with sixty minutes and a reminder with five',
        vault: 60,
        reminder: 5,
        expected: [
            [4, { cleared: false, reminded: false, locked: false }],
            [5, { cleared: false, reminded: true, locked: false }],
            [59, { cleared: false, reminded: true, locked: false }],
            [60, { cleared: false, reminded: true, locked: true }],
        ],
    },
    {
        name: 'a vault with ten minutes and a reminder with five',
        vault: 10,
        reminder: 5,
        expected: [
            [4, { cleared: false, reminded: false, locked: false }],
            [5, { cleared: false, reminded: true, locked: false }],
            [9, { cleared: false, reminded: true, locked: false }],
            [10, { cleared: false, reminded: true, locked: true }],
        ],
    },
    {
        name: 'a vault with two minutes and a reminder with five',
        vault: 2,
        reminder: 5,
        expected: [
            [1, { cleared: false, reminded: false, locked: false }],
            [2, { cleared: false, reminded: false, locked: true }],
            [4, { cleared: false, reminded: false, locked: true }],
            [5, { cleared: false, reminded: true, locked: true }],
        ],
    },
    {
        name: 'no vault that is open, and a reminder with five minutes',
        reminder: 5,
        expected: [
            [4, { cleared: false, reminded: false, locked: true }],
            [5, { cleared: false, reminded: true, locked: true }],
        ],
    },
    {
        name: 'a rule that clears when nobody is there, a vault with sixty minutes and a reminder with five',
        vault: 60,
        reminder: 5,
        rules: [RULE],
        expected: [
            [1, { cleared: true, reminded: false, locked: false }],
            [4, { cleared: true, reminded: false, locked: false }],
            [5, { cleared: true, reminded: true, locked: false }],
            [59, { cleared: true, reminded: true, locked: false }],
            [60, { cleared: true, reminded: true, locked: true }],
        ],
    },
]) {
    test(`each has minutes of its own: ${name}`, async () => {
        await chrome.storage.local.set({ idleMinutes: reminder, clearingRules: rules });
        if (vault) {
            await chrome.storage.local.set({ lockSettings: { idleMinutes: vault } });
            await begin('a key');
        }
        await settled(100);
        let minute = 0;
        for (const [at, then] of /** @type {[number, object][]} */ (expected)) {
            await leaveFor(at - minute);
            minute = at;
            assert.deepEqual(await done(), then, `after ${at} minutes`);
        }
    });
}

test('each absence is told of once', async () => {
    await chrome.storage.local.set({ idleMinutes: 60, clearingRules: [RULE] });
    await settled(100);
    await leaveFor(5);
    const once = state.cleared.length;
    assert.ok(once > 0);
    await leaveFor(60);
    assert.equal(state.notifications.size, 1);
    assert.equal(state.cleared.length, once);
    setIdle({ for: 0 });
    await settled(100);
    await leaveFor(1);
    assert.equal(state.cleared.length, 2 * once);
});

test('who comes back in time is not told of', async () => {
    await chrome.storage.local.set({ idleMinutes: 5, clearingRules: [RULE] });
    await settled(100);
    for (let time = 0; time < 3; time += 1) {
        await leaveFor(4);
        setIdle({ for: 0 });
        await settled();
    }
    assert.equal(state.notifications.size, 0);
});

test('a locked screen locks at once, where the person wants that', async () => {
    for (const onScreenLock of [true, false]) {
        await chrome.storage.local.set({ lockSettings: { idleMinutes: 240, onScreenLock } });
        await begin('a key');
        await settled(100);
        setIdle({ locked: true });
        await settled(100);
        assert.equal((await session()) === undefined, onScreenLock, String(onScreenLock));
        setIdle({ locked: false });
        await settled();
    }
    // A locked screen says nothing then, but the two times hold.
    setIdle({ locked: true });
    await leaveFor(239);
    assert.ok(await session());
    await leaveFor(1);
    assert.equal(await session(), undefined);
});

test('the vault locks when its time is over, whoever is there', async () => {
    await chrome.storage.local.set({ lockSettings: { idleMinutes: 10 } });
    await begin('a key');
    await settled(100);
    for (let minute = 1; minute <= 10; minute += 1) {
        assert.ok(await session(), `after ${minute - 1} minutes`);
        mock.timers.tick(MINUTE_MS);
        fireAlarms();
        await settled();
    }
    assert.equal(await session(), undefined);
});
