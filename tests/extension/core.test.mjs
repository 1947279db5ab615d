import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';
import { recordMemories } from './memories.mjs';

const { state } = fakeBrowser();
const { withStrength } = await import(`${EXTENSION}/core/bundles/strength.js`);
const { withPages } = await import(`${EXTENSION}/core/bundles/pages.js`);
const { withUnlock } = await import(`${EXTENSION}/core/bundles/unlock.js`);

const question = { password: 'correct horse', inputs: [], confirmation: null };
/** @param {any} strength */
const assess = (strength) => strength.assess(question);

test('a bundle that fails to load is tried again at the next use', async () => {
    state.broken.add('wasm/strength_bg.wasm');
    await assert.rejects(withStrength(assess), { code: 'bundleUnavailable' });
    await assert.rejects(withStrength(assess), { code: 'bundleUnavailable' });
    state.broken.clear();
    assert.equal((await withStrength(assess)).coverage.characters, 13);
});

test('a panic kills the instance, and the next use gets a fresh one', async (t) => {
    const before = await withStrength(assess);
    // The clock that the bundle reads makes it panic (not a number) or throws into it.
    for (const clock of [
        () => NaN,
        () => {
            throw new Error('no clock');
        },
    ]) {
        const broken = t.mock.method(performance, 'now', clock);
        const silent = t.mock.method(console, 'error', () => undefined);
        await assert.rejects(withStrength(assess), { code: 'corePanicked' });
        for (const { arguments: said } of silent.mock.calls) {
            assert.doesNotMatch(String(said), /correct|horse/);
        }
        broken.mock.restore();
        silent.mock.restore();
        assert.deepEqual(await withStrength(assess), before);
    }
});

test('an argument of the wrong shape is refused with a code, and says nothing of what was asked', async () => {
    const secret = 'hunter2 is my secret';
    for (const wrong of [undefined, 7, { password: 7, inputs: [] }, { password: secret, inputs: secret }]) {
        const failure = await withStrength((/** @type {any} */ strength) => strength.assess(wrong)).catch(
            (/** @type {unknown} */ e) => e,
        );
        assert.equal(failure.code, 'badArgument');
        assert.doesNotMatch(`${failure.message} ${failure.stack}`, /hunter2/);
    }
});

test('what will not do as the password of a vault is refused with a code', async () => {
    const rows = /** @type {[string, string | null, string | undefined][]} */ ([
        ['password', 'password', 'passwordTooWeak'],
        ['zq8-Thorn-vexing', 'zq8-Thorn', 'passwordsDiffer'],
        ['zq8-Thorn-vexing', null, 'passwordsDiffer'],
        ['zq8-Thorn-vexing', 'zq8-Thorn-vexing', undefined],
    ]);
    for (const [password, confirmation, wanted] of rows) {
        const checked = withStrength((/** @type {any} */ strength) =>
            strength.checkVaultPassword({ password, inputs: [], confirmation }),
        );
        const code = await checked.catch((/** @type {any} */ error) => error.code);
        assert.equal(code, wanted, password);
    }
});

test('the two bundles are independent', async () => {
    state.broken.add('wasm/pages_bg.wasm');
    await assert.rejects(
        withPages((/** @type {any} */ pages) => pages.watchPlan({ origins: [], paused: [] })),
        {
            code: 'bundleUnavailable',
        },
    );
    assert.equal((await withStrength(assess)).coverage.characters, 13);
    state.broken.clear();
});

test('any JavaScript string is a password, lone surrogates too', async () => {
    for (const password of ['\ud800', 'a\udfffb', '\u0000', '💩'.repeat(10), '', 'パスワード']) {
        const { score } = await withStrength((/** @type {any} */ strength) =>
            strength.assess({ ...question, password }),
        );
        assert.ok(score >= 0 && score <= 4);
    }
});

const parameters = { memoryKib: 65_536, passes: 1, lanes: 1, salt: Array(32).fill(7) };
const MIB = 1 << 20;

/** @param {string} password */
const derive = (password) => (/** @type {any} */ unlock) => unlock.deriveKey(password, parameters);

test('a key is derived in an instance that is thrown away, and nothing of the password is left in it', async (t) => {
    const { memories, stop } = recordMemories();
    t.after(stop);
    const password = 'a password that is nowhere else';
    const key = await withUnlock(derive(password));
    assert.equal(key.length, 32);
    assert.deepEqual(await withUnlock(derive(password)), key);
    assert.equal(memories.length, 2, 'each call leaves a fresh instance behind');
    const [used, fresh] = memories.map(({ buffer }) => Buffer.from(buffer));
    assert.ok(used && used.length > 64 * MIB, 'the second call ran in the first fresh instance');
    assert.ok(fresh && fresh.length < 4 * MIB);
    assert.ok(
        used.every((byte) => byte === 0),
        'nothing is left even there, of the key neither',
    );
    for (const secret of [password, Buffer.from(key)]) assert.equal(fresh.indexOf(secret), -1);
});

test('a bundle that has crashed leaves nothing behind either', async (t) => {
    const { memories, stop } = recordMemories();
    t.after(stop);
    const derived = withUnlock(derive('a password that is nowhere else'));
    await derived;
    await assert.rejects(
        withUnlock(async (/** @type {any} */ unlock) => {
            await derive('a password that is nowhere else')(unlock);
            throw new WebAssembly.RuntimeError('unreachable');
        }),
        { code: 'corePanicked' },
    );
    assert.equal(memories.length, 2);
    assert.ok(new Uint8Array(memories[0]?.buffer ?? new ArrayBuffer(0)).every((byte) => byte === 0));
});

test('what cannot be derived is refused with a code, and the next call works', async () => {
    const costly = { ...parameters, memoryKib: 2 ** 32 - 1 };
    const rows = /** @type {[string, string, unknown][]} */ ([
        ['passwordEmpty', '', parameters],
        ['passwordTooLong', 'p'.repeat(10 * MIB), parameters],
        ['kdfOutOfBounds', 'password', costly],
        ['badArgument', 'password', { ...parameters, salt: [1] }],
        ['badArgument', 'password', null],
    ]);
    for (const [code, password, wrong] of rows) {
        const refused = withUnlock((/** @type {any} */ unlock) => unlock.deriveKey(password, wrong));
        await assert.rejects(refused, { code });
    }
    assert.equal((await withUnlock(derive('password'))).length, 32);
});
