/**
 * Leaving the small sites of `tests/site/doors` that deceive whoever looks too early, at what was there before, or at what is
 * no longer the latest: what is said is compared with the server.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { door } from '../site/doors/kit/all.mjs';
import { inBothBrowsers } from './harness.mjs';

/** What is said of each, and whether the server takes it afterwards. @type {[string, string, string | null, boolean][]} */
const ROWS = [
    ['fragment', 'removedHereOnly', 'serverKeepsSession', true],
    ['hash-routes', 'removedHereOnly', 'serverKeepsSession', true],
    ['rotating-cookie', 'removedHereOnly', 'serverKeepsSession', true],
    ['rotating-storage', 'removedHereOnly', 'serverKeepsSession', true],
    ['profile', 'endedOnServer', null, false],
    ['hidden-form', 'endedOnServer', null, false],
    ['late-control', 'endedOnServer', null, false],
    ['confirmation', 'endedOnServer', null, false],
    ['dead-control', 'endedOnServer', null, false],
];

inBothBrowsers('leaving a site that deceives', { access: true }, (world) => {
    for (const [name, outcome, why, takes] of ROWS) {
        it(name, async () => {
            const { start, signIn, signedIn, account } = await door(name);
            const { origin, stop } = await start();
            const page = await world.browser.open(`${origin}/about`);
            const extension = await world.browser.openExtensionPage('pages/welcome/welcome.html');
            try {
                await signIn(page);
                await page.goto(`${origin}${account}`);
                const { hostname } = new URL(origin);
                const cookies = await extension.evaluate(jarOf, hostname);
                const localStorage = await page.evaluate(() => ({ ...window.localStorage }));
                assert.ok(signedIn({ cookies, localStorage }), 'signed in before');
                const said = await extension.evaluate(leave, hostname);
                assert.deepEqual(
                    [said.result, said.reason, signedIn({ cookies, localStorage })],
                    [outcome, why, takes],
                );
            } finally {
                await extension.close();
                await page.close();
                await stop();
            }
        });
    }
});

// These run in a page of the extension.

/** @param {string} host */
function jarOf(host) {
    return chrome.cookies.getAll({ domain: host, partitionKey: {} });
}

/** @param {string} host */
async function leave(host) {
    const { leaveSite } = await import(chrome.runtime.getURL('pages/leaving/leave.js'));
    const tabs = /** @type {(chrome.tabs.Tab & { cookieStoreId?: string })[]} */ (
        await chrome.tabs.query({})
    );
    const tab = tabs.find(({ url }) => url && new URL(url).hostname === host);
    const storeId = tab?.cookieStoreId ?? '0';
    return leaveSite({ site: host, storeId, cookies: [], until: null, since: null });
}
