/**
 * Fixing sites on which somebody is signed in, in the ways of real applications: the server says whether they still are. What
 * was taken is gone, and comes back when it is undone, or where the page says that nobody is signed in any more.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { door } from '../site/doors/kit/all.mjs';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers } from './harness.mjs';
import { textOf, there } from './vault.mjs';

/** @typedef {import('./harness.mjs').Page} Page */
/** @typedef {import('../site/doors/kit/all.mjs').Door} Door */

const DOORS = [
    'companions',
    'companions-in-storage',
    'browser-number',
    'second-cookie',
    'form-guard',
    'own-name',
    'local-token',
    'session-token',
    'database-token',
    'wiki',
    'readable',
    'tickets',
    'remembers',
];
/** What pages keep beside, and nobody needs. */
const COOKIES = ['_ga', 'menu_open', 'theme'];
const ITEM = 'column-widths';

inBothBrowsers('fixing a site stays signed in', { access: true }, (world) => {
    /**
     * @param {string} name
     * @param {(site: Door, page: Page, extension: Page, host: string) => Promise<void>} then on the page of the account
     */
    async function signedIn(name, then) {
        const site = await door(name);
        const { origin, stop } = await site.start();
        const page = await world.browser.open(`${origin}${site.open}`);
        const extension = await world.browser.openExtensionPage('pages/welcome/welcome.html');
        try {
            await site.signIn(page);
            await page.goto(`${origin}${site.account}`);
            await eventually(() => page.evaluate(isAccount), Boolean);
            await page.evaluate(litter, ITEM);
            await then(site, page, extension, new URL(origin).hostname);
        } finally {
            await extension.close();
            await page.close();
            await stop();
        }
    }

    for (const name of DOORS) {
        it(name, () =>
            signedIn(name, async (site, page, extension, host) => {
                const before = await extension.evaluate(jarOf, host);
                assert.ok(COOKIES.every((litter) => before.some((cookie) => cookie.name === litter)));
                await extension.evaluate(fix, host);
                await eventually(() => page.evaluate(isAccount).catch(() => false), Boolean);
                const said = await eventually(() => extension.evaluate(whatCame), Boolean);
                assert.equal(said?.state, 'done', 'nothing had to be brought back');
                const kept = await extension.evaluate(jarOf, host);
                const held = { cookies: kept, ...(await page.evaluate(stored)) };
                assert.deepEqual(
                    [site.signedIn(held), site.works?.(held) ?? true],
                    [true, true],
                    'signed in',
                );
                const names = kept.map((cookie) => cookie.name);
                assert.deepEqual(
                    names.filter((name) => COOKIES.includes(name)),
                    [],
                );
                assert.ok(!(ITEM in held.localStorage));

                await extension.evaluate(undo);
                const after = await extension.evaluate(jarOf, host);
                for (const gone of before.filter(({ name }) => !names.includes(name)))
                    assert.deepEqual(
                        after.find(({ name }) => name === gone.name),
                        gone,
                    );
                assert.ok(ITEM in (await page.evaluate(stored)).localStorage);
            }),
        );
    }

    it('brings back what was needed after all, and says so', () =>
        signedIn('needs-choice', async (site, page, extension, host) => {
            await extension.evaluate(fix, host);
            const said = await eventually(() => extension.evaluate(whatCame), Boolean, 20_000);
            assert.deepEqual([said?.state, said?.rescued], ['undone', true]);
            await eventually(() => page.evaluate(isAccount).catch(() => false), Boolean);
            const cookies = await extension.evaluate(jarOf, host);
            assert.ok(site.signedIn({ cookies }));
            assert.ok(!cookies.some(({ name }) => name === '_ga'), 'what follows people stays gone');
            const id = await extension.evaluate(tabAt, host);
            const popup = await world.browser.openExtensionPage(`pages/popup/popup.html?tab=${id}#clear`);
            await there(popup, '#clear-fixThisSite');
            const told = (await textOf(popup, '#clear-status')) ?? '';
            await popup.close();
            assert.match(told, /the page said that you were signed out.*Restored: \d+ cookies/);
        }));
});

// These run in a page of the site.

function isAccount() {
    return document.documentElement.dataset.account === 'in';
}

/** @param {string} item */
function litter(item) {
    const lines = ['_ga=GA1.1.1234567890.1790000000', 'menu_open=1', 'theme=dark'];
    for (const line of lines) document.cookie = `${line}; path=/; max-age=86400`;
    localStorage.setItem(item, '[120,240]');
}

function stored() {
    return { localStorage: { ...localStorage }, sessionStorage: { ...sessionStorage } };
}

// These run in a page of the extension.

/** @param {string} host */
function jarOf(host) {
    return chrome.cookies.getAll({ domain: host, partitionKey: {} });
}

/** @param {string} host */
async function tabAt(host) {
    const tabs = await chrome.tabs.query({});
    return tabs.find(({ url }) => url && new URL(url).hostname === host)?.id;
}

/** @param {string} host */
async function fix(host) {
    const tabs = await chrome.tabs.query({});
    const { id, url } = tabs.find(({ url }) => url && new URL(url).hostname === host) ?? {};
    const wish = { choice: 'fixThisSite', scope: 'site', since: null };
    const request = { kind: 'clear', tabId: id, address: url, wish, reload: true };
    const reply = await chrome.runtime.sendMessage(request);
    if (!reply.ok) throw new Error(reply.code);
}

/** What came of it, once the page was looked at for the last time. */
async function whatCame() {
    const { clearingStatus, clearingNet } = await chrome.storage.session.get([
        'clearingStatus',
        'clearingNet',
    ]);
    const { state, rescued } = /** @type {{ state: string, rescued?: boolean }} */ (clearingStatus);
    return clearingNet ? undefined : { state, rescued };
}

async function undo() {
    const reply = await chrome.runtime.sendMessage({ kind: 'undoClearing' });
    if (!reply.ok) throw new Error(reply.code);
}
