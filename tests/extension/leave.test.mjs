import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

const { state, chrome } = fakeBrowser();
const { leaveSite } = await import(`${EXTENSION}/pages/leaving/leave.js`);

/** @type {string[]} */
let shown = [];

/** Leaving goes as far as to the first page. */
class Enough extends Error {}

Object.assign(chrome.tabs, {
    create: async (/** @type {{ url: string }} */ { url }) => {
        shown.push(`a new tab, ${url}`);
        throw new Enough();
    },
    update: async (/** @type {number} */ id, /** @type {{ url: string }} */ { url }) => {
        // Every page is loaded anew: the way leads over an empty one.
        if (url === 'about:blank') {
            Object.assign(state.tabs[0], { url, status: 'complete' });
            return;
        }
        shown.push(`tab ${id}, ${url}`);
        throw new Enough();
    },
    get: async () => state.tabs[0],
});

const ROWS = [
    {
        name: 'another person has a page below a public suffix',
        site: 'github.io',
        url: 'https://robin.github.io/',
        expected: 'a new tab, https://github.io/',
    },
    {
        name: 'the page is of the site',
        site: 'fern.example',
        url: 'https://www.fern.example/account',
        expected: 'tab 7, https://www.fern.example/account',
    },
    {
        name: 'the page is of the site, with the dot of the root',
        site: 'fern.example',
        url: 'https://www.fern.example./',
        expected: 'tab 7, https://www.fern.example./',
    },
    {
        name: 'the page is of the browser',
        site: 'fern.example',
        url: 'chrome://settings/',
        expected: 'a new tab, https://fern.example/',
    },
];

for (const { name, site, url, expected } of ROWS) {
    test(`where to leave a site: ${name}`, async () => {
        shown = [];
        state.tabs = [{ id: 7, url, incognito: false, windowId: 1 }];
        await assert.rejects(leaveSite({ site, storeId: '0' }), Enough);
        assert.deepEqual(shown, [expected]);
    });
}
