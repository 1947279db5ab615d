import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

const { chrome, state, fireAlarms, setIdle } = fakeBrowser();
const { createVault } = await import(`${EXTENSION}/pages/vault/keys.js`);
const { lock, stateOfVault } = await import(`${EXTENSION}/shared/vault/vault.js`);
const { begin, end, replace, session } = await import(`${EXTENSION}/shared/vault/session.js`);
const accounts = await import(`${EXTENSION}/shared/vault/accounts.js`);
await import(`${EXTENSION}/background/background.js`);

const MINUTE_MS = 60_000;
const ADDRESS = 'otpauth://totp/Fern:robin?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Fern';
const SITE = 'https://fern.example/login';

mock.timers.enable({ apis: ['Date'], now: 1_790_000_000_000 });
await createVault('otter violin quay lantern');
await accounts.addTexts([ADDRESS], { before: SITE, after: SITE, frames: [] });
const { dataKey } = /** @type {{ dataKey: string }} */ (await session());
const [{ id }] = (await accounts.listed(undefined, '')).rows;

const settled = () => new Promise((done) => setTimeout(done, 40));

/** Minutes go by, and the background is awake. @param {number} minutes */
async function wait(minutes) {
    for (let minute = 0; minute < minutes; minute += 1) {
        mock.timers.tick(MINUTE_MS);
        fireAlarms();
        await settled();
    }
}

beforeEach(async () => {
    await chrome.storage.local.set({ lockSettings: { idleMinutes: 10, openMinutes: 60 } });
    await begin(dataKey);
    await settled();
});

for (const { name, use } of [
    { name: 'opening the list', use: () => accounts.listed(SITE, '') },
    { name: 'searching', use: () => accounts.listed(SITE, 'fern') },
    { name: 'copying a code', use: () => accounts.codeOfAccount(id) },
    { name: 'filling a code in', use: () => accounts.release(undefined, 'https://fern.example', SITE, []) },
    { name: 'changing an account', use: () => accounts.edit(id, { name: 'robin' }) },
]) {
    test(`use keeps an open vault open: ${name}`, async () => {
        await wait(9);
        await use();
        await wait(9);
        assert.ok(await session());
        await wait(1);
        assert.equal(await session(), undefined);
    });
}

test('a list that nobody asked for keeps no vault open', async () => {
    for (let minute = 1; minute < 10; minute += 1) {
        await accounts.listed(SITE, '', { unattended: true });
        await wait(1);
    }
    assert.ok(await session());
    await wait(1);
    assert.equal(await session(), undefined);
});

test('no use keeps it open for longer than it may be', async () => {
    for (let minute = 0; minute < 60; minute += 5) {
        await accounts.listed(SITE, '');
        await wait(5);
    }
    assert.equal(await session(), undefined);
});

for (const { name, use } of [
    { name: 'listing', use: () => accounts.listed(SITE, '') },
    { name: 'listing by itself', use: () => accounts.listed(SITE, '', { unattended: true }) },
    { name: 'copying', use: () => accounts.codeOfAccount(id) },
    { name: 'filling in', use: () => accounts.release(undefined, 'https://fern.example', SITE, []) },
    { name: 'changing', use: () => accounts.edit(id, { name: 'another' }) },
    { name: 'showing an address', use: () => accounts.addressOf(id) },
]) {
    test(`a time that is over is noticed at the next use, before anything is shown: ${name}`, async () => {
        // The background sleeps: no alarm fires.
        mock.timers.tick(10 * MINUTE_MS);
        await assert.rejects(use(), { code: 'vaultLocked' });
        assert.equal(await session(), undefined);
    });
}

test('who uses the vault is there, whatever the browser has noticed', async () => {
    // A touch of a security key is none that it counts.
    setIdle({ for: 60 * MINUTE_MS });
    await begin(dataKey);
    await settled();
    await accounts.listed(SITE, '');
    await wait(9);
    assert.ok(await session());
    setIdle({ for: 0 });
});

test('a vault whose time is over is not said to be open', async () => {
    mock.timers.tick(10 * MINUTE_MS);
    assert.equal(await stateOfVault(), 'locked');
    assert.equal(await session(), undefined);
});

test('what is used while it locks stays locked', async () => {
    // Locked between any two steps of a use.
    for (const use of [() => accounts.edit(id, { name: 'robin' }), () => accounts.codeOfAccount(id)]) {
        await begin(dataKey);
        await settled();
        state.beforeSessionWrite = async (values) => {
            if (!Object.keys(values).some((key) => key.startsWith('vault'))) return;
            state.beforeSessionWrite = () => undefined;
            await lock();
        };
        await use();
        state.beforeSessionWrite = () => undefined;
        assert.equal(await session(), undefined);
    }
});

test('a vault that locks while its key is replaced stays locked', async () => {
    /** @type {Promise<void> | undefined} */
    let ended;
    // Locked between the look at what is open and the writing of the new key.
    state.beforeSessionWrite = async (values) => {
        if (!('vaultKey' in values)) return;
        ended = end();
        await settled();
    };
    await replace(dataKey);
    state.beforeSessionWrite = () => undefined;
    assert.ok(ended);
    await ended;
    assert.equal(await session(), undefined);
});
