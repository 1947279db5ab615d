import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

const { state } = fakeBrowser();
const { withStrength, withGuard } = await import(`${EXTENSION}/lib/core.js`);

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

test('the two bundles are independent', async () => {
    state.broken.add('wasm/guard_bg.wasm');
    await assert.rejects(
        withGuard((/** @type {any} */ guard) => guard.watchPlan({ origins: [], paused: [] })),
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
