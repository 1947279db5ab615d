import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

fakeBrowser();
const { setCookie } = await import(`${EXTENSION}/shared/cookies/setting.js`);

/**
 * A browser that lets cookies be set at some addresses only.
 * @param {string} scheme
 */
function granting(scheme) {
    /** @type {string[]} */
    const asked = [];
    chrome.cookies.set = /** @type {any} */ (
        async (/** @type {{ url: string, value: string }} */ { url, value }) => {
            asked.push(url);
            if (!url.startsWith(scheme)) throw new Error(`Permission denied to set cookie ${value}`);
            return scheme === 'none' ? null : {};
        }
    );
    return asked;
}

const call = { url: 'https://fern.example/', name: 'sid', value: 'secret', secure: false };
const plain = 'http://fern.example/';

for (const { name, scheme, secure, taken, asked } of [
    { name: 'everywhere', scheme: 'http', secure: false, taken: true, asked: [call.url] },
    {
        name: 'at unencrypted addresses',
        scheme: 'http:',
        secure: false,
        taken: true,
        asked: [call.url, plain],
    },
    {
        name: 'at unencrypted addresses, a Secure cookie',
        scheme: 'http:',
        secure: true,
        taken: false,
        asked: [call.url],
    },
    { name: 'nowhere', scheme: 'none', secure: false, taken: false, asked: [call.url, plain] },
]) {
    test(`a cookie is set where that is granted: ${name}`, async () => {
        const seen = granting(scheme);
        assert.equal(await setCookie({ ...call, secure }), taken);
        assert.deepEqual(seen, asked);
    });
}
