/**
 * Secrets on the clipboard: they go after a while, and nothing that a person has copied since goes with them.
 */
import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

const LATER_MS = 30_000;

fakeBrowser();

/** What is on the clipboard. */
let clipboard = '';
/** The page, and its window. */
const page = new EventTarget();
const window = new EventTarget();
Object.assign(globalThis, {
    document: page,
    addEventListener: window.addEventListener.bind(window),
});
Object.defineProperty(globalThis, 'navigator', {
    configurable: true,
    value: { clipboard: { writeText: async (/** @type {string} */ text) => void (clipboard = text) } },
});
mock.timers.enable({ apis: ['setTimeout'] });

const { copy, copyForAWhile, emptyClipboard } = await import(`${EXTENSION}/pages/ui/clipboard.js`);

const cleared = mock.fn();
const settled = () => new Promise((done) => void setImmediate(done));

beforeEach(async () => {
    clipboard = '';
    await emptyClipboard();
    cleared.mock.resetCalls();
    await copyForAWhile('123456', cleared);
});

/** What is left on the clipboard when its time is over. */
async function later() {
    mock.timers.tick(LATER_MS);
    await settled();
    return clipboard;
}

test('a secret goes when its time is over', async () => {
    assert.equal(clipboard, '123456');
    assert.equal(await later(), '');
    assert.equal(cleared.mock.callCount(), 1);
});

for (const [what, happen] of /** @type {const} */ ([
    ['something was copied in the page', () => page.dispatchEvent(new Event('copy'))],
    ['something was cut out in the page', () => page.dispatchEvent(new Event('cut'))],
    ['the person was elsewhere', () => window.dispatchEvent(new Event('blur'))],
])) {
    test(`what is on the clipboard stays when ${what}`, async () => {
        happen();
        clipboard = 'copied since';
        assert.equal(await later(), 'copied since');
        assert.equal(cleared.mock.callCount(), 0);
    });
}

test('what Latchkey itself has copied since stays', async () => {
    mock.timers.tick(LATER_MS - 1);
    await copy('a new password');
    mock.timers.tick(1);
    await settled();
    assert.equal(clipboard, 'a new password');
    assert.equal(await later(), 'a new password');
    // Who leaves the computer takes it along.
    assert.equal(await emptyClipboard(), true);
});

test('what is copied while a secret is being put there stays', async () => {
    const copying = copyForAWhile('654321', cleared);
    page.dispatchEvent(new Event('copy'));
    await copying;
    clipboard = 'copied since';
    assert.equal(await later(), 'copied since');
    assert.equal(await emptyClipboard(), false);
});

test('of two clicks at once, the time of the second counts and that of the first is over', async () => {
    await Promise.all([copyForAWhile('111111', cleared), copyForAWhile('222222', cleared)]);
    window.dispatchEvent(new Event('blur'));
    clipboard = 'copied since';
    assert.equal(await later(), 'copied since');
    assert.equal(cleared.mock.callCount(), 0);
});

test('the time of the last secret counts', async () => {
    mock.timers.tick(LATER_MS - 1);
    await copyForAWhile('654321', cleared);
    mock.timers.tick(1);
    await settled();
    assert.equal(clipboard, '654321');
    assert.equal(await later(), '');
});

test('who leaves a computer empties what Latchkey has put there, and nothing that was copied in its place', async () => {
    window.dispatchEvent(new Event('blur'));
    assert.equal(await emptyClipboard(), true);
    assert.equal(clipboard, '');
    await copyForAWhile('123456', cleared);
    page.dispatchEvent(new Event('copy'));
    await settled();
    clipboard = 'copied since';
    assert.equal(await emptyClipboard(), false);
    assert.equal(clipboard, 'copied since');
});

test('Firefox lets nobody write later: nothing is promised, and nothing is tried', async () => {
    Object.assign(chrome.runtime, { getBrowserInfo: () => undefined });
    assert.equal(await copyForAWhile('654321', cleared), false);
    assert.equal(await later(), '654321');
    Reflect.deleteProperty(chrome.runtime, 'getBrowserInfo');
    assert.equal(await copyForAWhile('654321', cleared), true);
});
