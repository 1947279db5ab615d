import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';
import { fakeDocument } from './fake-document.mjs';

fakeBrowser();
const body = fakeDocument();
const { Errand } = await import(`${EXTENSION}/pages/ui/errand.js`);
const { outcomeLine, outcomeLines, toast } = await import(`${EXTENSION}/pages/ui/outcome-line.js`);
const { drawBody, h } = await import(`${EXTENSION}/pages/ui/view.js`);
const { LatchkeyError } = await import(`${EXTENSION}/core/error.js`);
const nothing = () => undefined;

/** A page, and how it looks after it was drawn anew. @param {() => unknown[]} children */
function drawn(children) {
    return { body, shown: () => drawBody(children()) };
}

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

test('work that was not done is told as a problem, without an error', async () => {
    const errand = new Errand();
    await errand.run(async () => 'said', nothing);
    await errand.run(async () => errand.warn('the word is another'), nothing);
    assert.deepEqual([errand.problem, errand.lines], ['the word is another', ['the word is another']]);
});

test('what went wrong is told by a sign of its own, and what went well without one', async () => {
    const errand = new Errand();
    const { body, shown } = drawn(() => [
        outcomeLine(errand, 'line'),
        outcomeLines(errand, 'lines'),
        toast(errand, 'toast', () => undefined),
    ]);
    const signs = () => body.all('svg').length;
    errand.say(['one', 'two']);
    shown();
    assert.equal(signs(), 0);
    assert.deepEqual(
        ['line', 'lines', 'toast'].map((id) => body.withId(id)?.textContent),
        ['one two', 'onetwo', 'one two'],
    );
    errand.fail(new LatchkeyError('vaultLocked'));
    shown();
    assert.equal(signs(), 3);
    for (const id of ['line', 'lines', 'toast'])
        assert.equal(body.withId(id)?.textContent, chrome.i18n.getMessage('problem_vaultLocked'));
});

test('a toast goes after a while, but not what went wrong, nor what can be taken back', async (test) => {
    test.mock.timers.enable({ apis: ['Date'] });
    const errand = new Errand();
    const { body, shown } = drawn(() => [
        toast(errand, 'alone', () => undefined),
        toast(errand, 'staying', () => undefined, { stays: true }),
        toast(errand, 'undo', () => undefined, { more: h('button', 'Undo') }),
    ]);
    const told = () => {
        shown();
        return ['alone', 'staying', 'undo'].map((id) => body.withId(id)?.textContent);
    };
    errand.say('Copied');
    assert.deepEqual(told(), ['Copied', 'Copied', 'CopiedUndo']);
    test.mock.timers.tick(10_001);
    assert.deepEqual(told(), ['', 'Copied', 'CopiedUndo']);
    errand.warn('Not copied');
    test.mock.timers.tick(10_001);
    assert.deepEqual(told(), ['Not copied', 'Not copied', 'Not copiedUndo']);
});

test('work without an answer leaves what was said', async () => {
    const errand = new Errand();
    await errand.run(async () => 'said', nothing);
    await errand.run(async () => undefined, nothing);
    assert.equal(errand.said, 'said');
    await errand.run(async () => '', nothing);
    assert.equal(errand.said, '');
});
