import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';
import { fakeDocument } from './fake-document.mjs';

fakeBrowser();
fakeDocument();
const { Errand } = await import(`${EXTENSION}/pages/ui/errand.js`);
const { LatchkeyError } = await import(`${EXTENSION}/core/error.js`);
const nothing = () => undefined;

/** Work that ends when it is told to. */
function held() {
    /** @type {(answer?: string) => void} */
    let end = nothing;
    const work = () => new Promise((done) => (end = done));
    return { work, end: (/** @type {string} */ answer) => end(answer) };
}

test('work that is done alone is busy until it ends, and a second click means the first', async () => {
    const errand = new Errand();
    /** @type {unknown[]} */
    const drawn = [];
    const draw = () => drawn.push([errand.busy, errand.said]);
    const { work, end } = held();
    const first = errand.runAlone(work, draw);
    await errand.runAlone(() => assert.fail('done a second time'), draw);
    assert.deepEqual(drawn, [[true, '']]);
    end('done');
    await first;
    assert.deepEqual(drawn, [
        [true, ''],
        [false, 'done'],
    ]);
});

test('what went wrong is said in words, in place of what was said before, until the next try', async () => {
    const errand = new Errand();
    await errand.run(async () => ['one', 'two'], nothing);
    assert.deepEqual([errand.lines, errand.problem], [['one', 'two'], '']);
    const failures = [
        [new LatchkeyError('vaultLocked'), chrome.i18n.getMessage('problem_vaultLocked')],
        [new TypeError('secret'), chrome.i18n.getMessage('problem_unknown')],
    ];
    for (const [error, words] of failures) {
        await errand.runAlone(() => Promise.reject(error), nothing);
        assert.deepEqual([errand.busy, errand.problem, errand.lines], [false, words, [words]]);
    }
    const { work, end } = held();
    const again = errand.runAlone(work, nothing);
    assert.equal(errand.said, '');
    end('well');
    await again;
    assert.equal(errand.said, 'well');
});

test('work without an answer leaves what was said', async () => {
    const errand = new Errand();
    await errand.run(async () => 'said', nothing);
    await errand.run(async () => undefined, nothing);
    assert.equal(errand.said, 'said');
    await errand.run(async () => '', nothing);
    assert.equal(errand.said, '');
});
