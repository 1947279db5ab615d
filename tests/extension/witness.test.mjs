import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

const { chrome, state } = fakeBrowser();
await import(`${EXTENSION}/background/background.js`);
const { unwitnessed } = await import(`${EXTENSION}/background/cookies/witness.js`);
const { witnessed } = await import(`${EXTENSION}/shared/cookies/witness.js`);
// A page has modules of its own.
const page = await import(`${EXTENSION}/shared/cookies/witness.js?page`);

/** A cookie is set, and taken away. @param {string} domain */
function expire(domain) {
    const cookie = { name: 'sid', domain, path: '/', storeId: '0', value: 'a1b2c3d4', httpOnly: true };
    chrome.cookies.onChanged.emit({ removed: false, cause: 'explicit', cookie });
    chrome.cookies.onChanged.emit({ removed: true, cause: 'expired_overwrite', cookie });
}

test('a cookie that a site takes away is seen, one that Latchkey removes is not', async () => {
    await unwitnessed(async () => expire('.oak.example'));
    // Longer than what the witness waits for.
    await new Promise((done) => setTimeout(done, 500));
    assert.doesNotMatch(JSON.stringify((await witnessed()) ?? null), /oak/);
    expire('.fern.example');
    assert.match(JSON.stringify(await witnessed()), /fern/);
});

test('a page sees what was seen just now, and wakes nobody where there is nothing new', async () => {
    expire('.moss.example');
    await new Promise((done) => setTimeout(done, 20));
    assert.match(JSON.stringify(await page.witnessed()), /moss/);
    assert.ok(!('witnessWaiting' in state.session));
    chrome.runtime.sendMessage = () => assert.fail('the background was asked');
    assert.match(JSON.stringify(await page.witnessed()), /moss/);
});
