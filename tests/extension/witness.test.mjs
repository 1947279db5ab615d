import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

const { chrome } = fakeBrowser();
const { unwitnessed, watchCookies, witnessed } = await import(`${EXTENSION}/shared/cookies/witness.js`);
watchCookies();

/** A cookie is set, and taken away. @param {string} domain */
function expire(domain) {
    const cookie = { name: 'sid', domain, path: '/', storeId: '0', value: 'a1b2c3d4' };
    chrome.cookies.onChanged.emit({ removed: false, cause: 'explicit', cookie });
    chrome.cookies.onChanged.emit({ removed: true, cause: 'expired_overwrite', cookie });
}

test('a cookie that a site takes away is seen, one that Latchkey removes is not', async () => {
    // Longer than what the witness waits for.
    const settled = () => new Promise((done) => setTimeout(done, 500));
    await unwitnessed(async () => expire('.oak.example'));
    await settled();
    assert.doesNotMatch(JSON.stringify((await witnessed()) ?? null), /oak/);
    expire('.fern.example');
    await settled();
    assert.match(JSON.stringify(await witnessed()), /fern/);
});
