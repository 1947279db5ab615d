/**
 * A look at the door of a site: what becomes of what pages and browsers answer.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

fakeBrowser();
const { formAddress } = await import(`${EXTENSION}/pages/doctor/look.js`);

const FRONT = 'https://www.fern.example:8443/session?next=%2Fnotes#top';

for (const [path, wanted] of [
    [null, FRONT],
    ['/login', 'https://www.fern.example:8443/login'],
    ['//evil.example/login', 'https://www.fern.example:8443//evil.example/login'],
    ['/\\evil.example', 'https://www.fern.example:8443//evil.example'],
    ['https://evil.example/', 'https://www.fern.example:8443/https://evil.example/'],
    ['/log?in', 'https://www.fern.example:8443/log%3Fin'],
])
    test(`the form at ${path} is on the host of the page`, () => {
        assert.equal(formAddress(new URL(FRONT), path), wanted);
    });
