import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';
import { fakeDocument } from './fake-document.mjs';
import { pages } from './fake-pages.mjs';

const TABS = 40;
const HANGS = 13;
const TOKEN = { access_token: '9f3b0c1d2e' };

const { state, chrome } = fakeBrowser();
state.origins = new Set(['*://*/*']);

/** @param {string} host */
function sidOf(host) {
    const value = 'q8ZfX1u9Lk3TzW0bRj7VnY5cAe2DsH6m';
    return {
        name: 'remember_token',
        value,
        domain: host,
        path: '/',
        hostOnly: true,
        httpOnly: true,
        sameSite: 'lax',
        storeId: '0',
    };
}

/** Cookies as browsers give them: of a site, or all. @param {{ domain?: string, partitionKey?: { topLevelSite?: string } }} wanted */
async function getAll({ domain, partitionKey }) {
    if (partitionKey?.topLevelSite) return [];
    return state.cookies.filter((cookie) => !domain || cookie.domain.endsWith(domain));
}
Object.assign(chrome.cookies, { getAll });

test('the sign-out page looks at each tab once, and does not wait for one that hangs', async () => {
    /** @type {Map<number, import('./fake-pages.mjs').Frame[] | undefined>} */
    const open = new Map();
    for (let id = 1; id <= TABS; id += 1) {
        const url = `https://www.site${id}.example/`;
        state.tabs.push({ id, url, incognito: false });
        open.set(id, id === HANGS ? undefined : [{ url, local: TOKEN }]);
    }
    // Somebody has signed in to all of them.
    const submissions = [...open.keys()].map((id) => ({ place: `site${id}.example 0`, identity: '', at: 1 }));
    state.session.witness = { submissions };
    state.cookies = [sidOf('fern.example')];
    /** @type {() => void} */
    let answer = () => undefined;
    const gate = new Promise((done) => (answer = () => done(undefined)));
    const answers = pages(open);
    state.inPages = async (injection) => {
        await gate;
        return answers(injection);
    };
    const body = fakeDocument();
    const names = () => body.all('strong').map(({ textContent }) => textContent);
    await import(`${EXTENSION}/pages/leaving/leaving.js`);

    // What cookies hold is there before any page has answered.
    await comes(() => names().length > 0);
    assert.deepEqual(names(), ['fern.example']);
    answer();
    await comes(() => names().length === TABS);
    assert.ok(!names().includes(`site${HANGS}.example`));

    for (let id = 1; id <= TABS; id += 1) {
        const asked = state.executed.filter(({ target }) => target.tabId === id);
        // It says where it is, and then what it stores.
        assert.equal(asked.length, id === HANGS ? 1 : 2, `tab ${id}`);
    }
    assert.equal(state.executed.length, 2 * TABS - 1);
});

const receipts = /** @type {const} */ ([
    ['none', 'untouched', []],
    ['none', 'emptied', ['leavingClipboard']],
    ['none', 'failed', ['leavingClipboardNot']],
    ['open', 'untouched', ['leavingVaultLocked']],
    ['locked', 'emptied', ['leavingVaultLocked', 'leavingClipboard']],
    ['open', 'failed', ['leavingVaultLocked', 'leavingClipboardNot']],
]);

for (const [vault, clipboard, names] of receipts) {
    test(`what was done besides is told only where there was something: ${vault} ${clipboard}`, async () => {
        const { receiptLines } = await import(`${EXTENSION}/pages/leaving/receipt.js`);
        assert.deepEqual(
            receiptLines(vault, clipboard),
            names.map((name) => chrome.i18n.getMessage(name)),
        );
    });
}

/** Waits until something holds, less long than for a tab that hangs. @param {() => boolean} holds */
async function comes(holds) {
    for (const end = Date.now() + 2_500; !holds() && Date.now() < end;)
        await new Promise((done) => setTimeout(done, 10));
    assert.ok(holds(), String(holds));
}
