import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

const { state } = fakeBrowser();
// One page, one thing at a time: that others wait is the browser's part, and the end-to-end tests'.
Object.defineProperty(globalThis, 'navigator', {
    value: { locks: { request: (/** @type {string} */ _name, /** @type {() => unknown} */ work) => work() } },
});
const vault = {
    ...(await import(`${EXTENSION}/pages/vault/keys.js`)),
    ...(await import(`${EXTENSION}/shared/vault/vault.js`)),
};
const accounts = await import(`${EXTENSION}/shared/vault/accounts.js`);

const PASSWORD = 'otter violin quay lantern';
/** @param {number} number */
const address = (number) =>
    `otpauth://totp/Site ${number}:robin?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ${'QA'[number % 2]}&period=${30 + number}`;

/** Titles of all accounts in the vault. @returns {Promise<string[]>} */
async function titles() {
    const { rows } = await accounts.listed(undefined, '');
    return rows.map((/** @type {{ issuer: string }} */ { issuer }) => issuer);
}

const records = () => Object.keys(state.stored).filter((name) => name.startsWith('vault.'));

test('a vault is made, and gives nothing away while it is locked', async () => {
    assert.equal(await vault.stateOfVault(), 'none');
    await vault.createVault(PASSWORD);
    assert.equal(await vault.stateOfVault(), 'open');
    await assert.rejects(vault.createVault(PASSWORD), { code: 'vaultExists' });
    await accounts.addTexts([address(1)]);
    await vault.lock();
    assert.deepEqual(state.session, {});
    assert.equal(await vault.stateOfVault(), 'locked');
    await assert.rejects(titles(), { code: 'vaultLocked' });
    await assert.rejects(accounts.addTexts([address(2)]), { code: 'vaultLocked' });
    await assert.rejects(vault.unlock('wrong'), { code: 'wrongPassword' });
    assert.deepEqual(state.session, {});
    await vault.unlock(PASSWORD);
    assert.deepEqual(await titles(), ['Site 1']);
});

test('where there is no room, older generations go first, and removing works', async () => {
    await accounts.addTexts([address(2)]);
    await accounts.addTexts([address(3)]);
    assert.equal(records().length, 3);
    state.beforeWrite = () => {
        if (records().length > 1) throw new Error('QUOTA_BYTES quota exceeded');
    };
    const { rows } = await accounts.listed(undefined, '');
    for (const { id, issuer } of rows) if (issuer !== 'Site 1') await accounts.remove(id);
    state.beforeWrite = () => undefined;
    assert.deepEqual(await titles(), ['Site 1']);
    const removed = await accounts.trash();
    assert.deepEqual(
        removed.map((/** @type {{ issuer: string }} */ { issuer }) => issuer),
        ['Site 3', 'Site 2'],
    );
    await accounts.destroy(removed[0].id);
    await accounts.destroy(removed[1].id);
    assert.deepEqual(await accounts.trash(), []);
});

test('a write that fails, or is not what was written, loses nothing', async () => {
    for (const beforeWrite of [
        () => {
            throw new Error('QUOTA_BYTES quota exceeded');
        },
        (/** @type {Record<string, unknown>} */ values) => {
            for (const key of Object.keys(values)) values[key] = String(values[key]).slice(0, -4);
        },
        (/** @type {Record<string, unknown>} */ values) => {
            for (const key of Object.keys(values)) delete values[key];
        },
    ]) {
        state.beforeWrite = beforeWrite;
        await assert.rejects(accounts.addTexts([address(9)]), { code: 'notStored' });
        state.beforeWrite = () => undefined;
        assert.deepEqual(await titles(), ['Site 1']);
    }
    await accounts.addTexts([address(2)]);
    assert.deepEqual(await titles(), ['Site 1', 'Site 2']);
});

test('a newest record that was damaged or cannot be read leaves the one before', async () => {
    await accounts.addTexts([address(3)]);
    const [newest = ''] = records().sort().reverse();
    const whole = String(state.stored[newest]);
    for (const damaged of [
        whole.slice(0, 100),
        whole.replace(/.{8}$/, 'AAAAAAA='),
        'no Base64 at all',
        '',
        7,
    ]) {
        state.stored[newest] = damaged;
        assert.deepEqual(await titles(), ['Site 1', 'Site 2'], String(damaged).slice(0, 20));
        const { olderState } = await accounts.listed(undefined, '');
        assert.equal(olderState?.lost, 1);
    }
    state.stored[newest] = whole;
    state.unreadable.add(newest);
    assert.deepEqual(await titles(), ['Site 1', 'Site 2']);
    state.unreadable.clear();
    assert.deepEqual(await titles(), ['Site 1', 'Site 2', 'Site 3']);
});

test('a record that cannot be read at one moment is read at the next, and no older one is opened', async () => {
    const [newest = ''] = records().sort().reverse();
    const { local } = chrome.storage;
    const original = local.get;
    let failures = 2;
    Object.assign(local, {
        get: async (/** @type {any} */ key) => {
            if (key === newest && failures-- > 0) throw new Error('The database is busy');
            return /** @type {any} */ (original)(key);
        },
    });
    try {
        assert.deepEqual(await titles(), ['Site 1', 'Site 2', 'Site 3']);
    } finally {
        Object.assign(local, { get: original });
    }
});

test('who only reads takes the newest generation, and not all the others along', async () => {
    const all = records().sort();
    assert.ok(all.length > 1);
    const { local } = chrome.storage;
    const original = local.get;
    /** @type {string[]} */
    const read = [];
    Object.assign(local, {
        get: (/** @type {any} */ key) => {
            if (String(key).startsWith('vault.')) read.push(key);
            return /** @type {any} */ (original)(key);
        },
    });
    await titles();
    Object.assign(local, { get: original });
    assert.deepEqual(read, all.slice(-1));
});

test('killed between any two steps of a change, the last acknowledged state opens', async () => {
    const before = await titles();
    for (const at of ['set', 'get', 'remove']) {
        const { local } = chrome.storage;
        const original = local[/** @type {'set'} */ (at)];
        const known = new Set(records());
        Object.assign(local, {
            [at]: (/** @type {any} */ ...facts) => {
                // Of reading, it is the read-back.
                const isOther = !String(facts[0]).startsWith('vault.') || known.has(facts[0]);
                if (at === 'get' && isOther) return /** @type {any} */ (original)(...facts);
                return new Promise(() => undefined);
            },
        });
        void accounts.addTexts([address(20 + at.length)]);
        await new Promise((done) => setTimeout(done, 150));
        Object.assign(local, { [at]: original });
        const after = await titles();
        assert.deepEqual(after.slice(0, before.length), before, at);
    }
});

test('at least one older generation stays, and not many', async () => {
    for (let number = 40; number < 50; number += 1) await accounts.addTexts([address(number)]);
    assert.ok(records().length >= 2 && records().length <= 4, String(records().length));
});

test('a changed password is told with its recovery code also where the state before cannot be removed', async () => {
    const { beforeWrite } = state;
    let writes = 0;
    Object.assign(state, {
        beforeWrite: async (/** @type {object} */ values) => {
            if (Object.keys(values).some((name) => name.startsWith('vault.')) && ++writes > 1)
                throw new Error('full');
        },
    });
    const changed = await vault.changePassword(PASSWORD, PASSWORD);
    Object.assign(state, { beforeWrite });
    assert.equal(changed.isAlone, false);
    await vault.lock();
    await vault.unlockByRecoveryCode(changed.recoveryCode);
    assert.ok((await titles()).length > 10);
});

test('a vault that is locked while its password is changed stays locked', async () => {
    const { beforeWrite } = state;
    Object.assign(state, {
        beforeWrite: async (/** @type {object} */ values) => {
            if (Object.keys(values).some((name) => name.startsWith('vault.'))) await vault.lock();
        },
    });
    const { recoveryCode, isAlone } = await vault.changePassword(PASSWORD, PASSWORD);
    Object.assign(state, { beforeWrite });
    assert.equal(isAlone, false);
    assert.equal(await vault.stateOfVault(), 'locked');
    await vault.unlockByRecoveryCode(recoveryCode);
});

test('a changed password leaves nothing that opens with the old one', async () => {
    const before = /** @type {{ dataKey: string, unlockedAt: number }} */ (state.session.vaultKey);
    const { recoveryCode, securityKeys } = await vault.changePassword(PASSWORD, 'granite tulip otter quay');
    assert.equal(securityKeys, 0);
    assert.notEqual(/** @type {any} */ (state.session.vaultKey).dataKey, before.dataKey);
    assert.ok((await titles()).length > 10);
    await vault.lock();
    await vault.unlockByRecoveryCode(recoveryCode);
    assert.ok((await titles()).length > 10);
    // Killed after the write and before the new key was remembered: locked, and nothing is lost.
    for (const use of [titles, () => accounts.addTexts([address(60)])]) {
        await chrome.storage.session.set({ vaultKey: before, vaultUsedAt: before.unlockedAt });
        await assert.rejects(use(), { code: 'vaultLocked' });
        assert.equal(await vault.stateOfVault(), 'locked');
    }
    await assert.rejects(vault.unlock(PASSWORD), { code: 'wrongPassword' });
    for (const name of records()) {
        const kept = { ...state.stored };
        for (const other of records()) if (other !== name) delete state.stored[other];
        await assert.rejects(vault.unlock(PASSWORD), { code: 'wrongPassword' });
        state.stored = kept;
    }
    await vault.unlock('granite tulip otter quay');
    assert.ok((await titles()).length > 10);
});

test('what was written is told also where the memory is full, and the vault is locked then', async () => {
    const { beforeSessionWrite } = state;
    const full = () => {
        state.beforeSessionWrite = () => {
            throw new Error('QUOTA_BYTES quota exceeded');
        };
    };
    const again = () => Object.assign(state, { beforeSessionWrite });
    const before = (await titles()).length;
    full();
    await accounts.addTexts([address(70)]);
    assert.equal((await titles()).length, before + 1, 'only the note that it was used is missing');
    const changed = await vault.changePassword('granite tulip otter quay', PASSWORD);
    again();
    assert.equal(await vault.stateOfVault(), 'locked');
    await vault.unlockByRecoveryCode(changed.recoveryCode);
    await vault.lock();
    await vault.unlock(PASSWORD);
    assert.equal((await titles()).length, before + 1);
    const kept = state.stored;
    state.stored = {};
    await vault.lock();
    full();
    const code = await vault.createVault(PASSWORD);
    again();
    assert.equal(await vault.stateOfVault(), 'locked');
    await vault.unlockByRecoveryCode(code);
    await vault.lock();
    state.stored = kept;
    await vault.unlock(PASSWORD);
});

test('a disk that is full of what clearings took has room for the vault', async () => {
    state.stored['clearingUndo.17'] = 'sealed'.repeat(100);
    state.beforeWrite = () => {
        if ('clearingUndo.17' in state.stored) throw new Error('QUOTA_BYTES quota exceeded');
    };
    await accounts.addTexts([address(71)]);
    assert.ok(!('clearingUndo.17' in state.stored));
    state.stored['clearingUndo.17'] = 'sealed';
    state.beforeWrite = () => undefined;
    await accounts.addTexts([address(72)]);
    assert.ok('clearingUndo.17' in state.stored, 'where there is room nothing of it goes');
});

test('where every record is damaged it says so, and overwrites none', async () => {
    for (const name of records()) state.stored[name] = 'damaged';
    const before = structuredClone(state.stored);
    assert.equal(await vault.stateOfVault(), 'damaged');
    await assert.rejects(vault.unlock(PASSWORD));
    await assert.rejects(accounts.addTexts([address(1)]));
    assert.deepEqual(state.stored, before);
});
