/**
 * Secrets on the clipboard: they go after a while, and nothing that a person has copied since goes with them.
 */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

const LATER_MS = 30_000;

const browser = fakeBrowser();
const BY_BACKGROUND = ['clipboardRead', 'clipboardWrite', 'offscreen'];

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
    value: {
        clipboard: {
            readText: async () => clipboard,
            writeText: async (/** @type {string} */ text) => void (clipboard = text),
        },
    },
});
mock.timers.enable({ apis: ['setTimeout'] });

const { copy, copyForAWhile, emptyClipboard } = await import(`${EXTENSION}/pages/ui/clipboard.js`);
const { emptyClipboardInTime } = await import(`${EXTENSION}/background/clipboard.js`);
const { emptyIfHeld } = await import(`${EXTENSION}/shared/clipboard/held.js`);
emptyClipboardInTime();

/** In Chromium a document that nobody sees has the clipboard. */
let documents = 0;
Object.assign(chrome, {
    offscreen: {
        createDocument: async () => void (documents += 1),
        closeDocument: async () => void (documents -= 1),
    },
});
Object.assign(chrome.runtime, {
    sendMessage: async (
        /** @type {import('../../extension/shared/surface.js').EmptyClipboard} */ request,
    ) => {
        assert.equal(documents, 1);
        const { readText: read, writeText: write } = navigator.clipboard;
        await emptyIfHeld(request.held, { read, write });
        return true;
    },
});

const settled = () => new Promise((done) => void setImmediate(done));

beforeEach(async () => {
    clipboard = '';
    await emptyClipboard();
    await copyForAWhile('123456');
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
    const copying = copyForAWhile('654321');
    page.dispatchEvent(new Event('copy'));
    await copying;
    clipboard = 'copied since';
    assert.equal(await later(), 'copied since');
    assert.equal(await emptyClipboard(), false);
});

test('of two clicks at once, the time of the second counts and that of the first is over', async () => {
    await Promise.all([copyForAWhile('111111'), copyForAWhile('222222')]);
    window.dispatchEvent(new Event('blur'));
    clipboard = 'copied since';
    assert.equal(await later(), 'copied since');
});

test('the time of the last secret counts', async () => {
    mock.timers.tick(LATER_MS - 1);
    await copyForAWhile('654321');
    mock.timers.tick(1);
    await settled();
    assert.equal(clipboard, '654321');
    assert.equal(await later(), '');
});

test('who leaves a computer empties what Latchkey has put there, and nothing that was copied in its place', async () => {
    window.dispatchEvent(new Event('blur'));
    assert.equal(await emptyClipboard(), true);
    assert.equal(clipboard, '');
    await copyForAWhile('123456');
    page.dispatchEvent(new Event('copy'));
    await settled();
    clipboard = 'copied since';
    assert.equal(await emptyClipboard(), false);
    assert.equal(clipboard, 'copied since');
});

test('Firefox lets nobody write later: nothing is promised, and nothing is tried', async () => {
    inFirefox(true);
    assert.equal(await copyForAWhile('654321'), 'stays');
    assert.equal(await later(), '654321');
    inFirefox(false);
    assert.equal(await copyForAWhile('654321'), 'goesIfStayed');
});

for (const [name, firefox] of /** @type {const} */ ([
    ['Firefox', true],
    ['Chromium', false],
])) {
    describe(`where the person has allowed it, in ${name}`, () => {
        beforeEach(async () => {
            inFirefox(firefox);
            for (const permission of BY_BACKGROUND) browser.state.permissions.add(permission);
            assert.equal(await copyForAWhile('123456'), 'goes');
        });
        afterEach(() => {
            browser.state.permissions.clear();
            inFirefox(false);
        });

        test('a secret goes when its time is over, also with its window closed', async () => {
            window.dispatchEvent(new Event('blur'));
            await inBackground();
            assert.equal(clipboard, '');
            // Nothing of it is left for whoever leaves the computer.
            clipboard = 'copied since';
            assert.equal(await emptyClipboard(), false);
        });

        test('what a person has copied since stays', async () => {
            clipboard = 'copied since';
            await inBackground();
            assert.equal(clipboard, 'copied since');
        });

        test('what Latchkey itself has copied since stays, be it the same', async () => {
            await copy('123456');
            await inBackground('clipboardHeld');
            assert.equal(clipboard, '123456');
        });

        test('the time of the last secret counts', async () => {
            await copyForAWhile('654321');
            await inBackground();
            assert.equal(clipboard, '');
        });

        test('what was allowed and is no more is not done', async () => {
            browser.state.permissions.clear();
            await inBackground('clipboardHeld');
            assert.equal(clipboard, '123456');
        });

        test('neither the secret nor anything that gives it away is kept', async () => {
            assert.match(kept(), /"digest":"[0-9a-f]{64}"/);
            assert.doesNotMatch(kept(), /123456/);
            await inBackground();
            assert.doesNotMatch(kept(), /digest/);
        });
    });
}

/** @param {boolean} yes */
function inFirefox(yes) {
    if (yes) Object.assign(chrome.runtime, { getBrowserInfo: () => undefined });
    else Reflect.deleteProperty(chrome.runtime, 'getBrowserInfo');
}

/**
 * The time that the background waits for is over. What it makes of that takes a while: digests are made elsewhere.
 * @param {string} [gone] what it forgets last
 */
async function inBackground(gone = 'clipboardFilled') {
    await chrome.alarms.create('emptyClipboard', { when: Date.now() });
    browser.fireAlarms();
    do {
        await crypto.subtle.digest('SHA-256', new Uint8Array(1));
        await settled();
    } while (kept().includes(gone));
    assert.equal(documents, 0);
}

/** All that is kept in memory. */
function kept() {
    return JSON.stringify(browser.state.session);
}
