/**
 * What a clearing took comes back as it was, as far as a browser can set it, and not in place of what is newer; and a file of
 * cookies is what `cookies.set` takes.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers } from './harness.mjs';
import { popupOf } from './popup.mjs';
import { press, textOf, there } from './vault.mjs';

/** As bytes on the way. @param {string} text */
const utf8 = (text) => Buffer.from(text, 'utf8').toString('latin1');
const LASTS = 'Max-Age=86400';
/** What pages of the server set. @type {Record<string, string[]>} */
const SET = {
    '/usual': [
        `plain=1; ${LASTS}; Priority=High`,
        `hidden=1; HttpOnly; SameSite=Strict; ${LASTS}`,
        'session=1; SameSite=Lax',
        `encoded=1; Path=/a%20b; ${LASTS}`,
        `quoted="a b, c"; ${LASTS}`,
        utf8(`ü=ü€; ${LASTS}`),
        `empty=; ${LASTS}`,
        'alone',
    ],
    '/odd': [
        `space=1; Path=/a b; ${LASTS}`,
        `braces=1; Path=/{a}|b; ${LASTS}`,
        `query=1; Path=/a?b; ${LASTS}`,
        `fragment=1; Path=/a#b; ${LASTS}`,
        `dots=1; Path=/a/../b; ${LASTS}`,
        utf8(`umlaut=1; Path=/ü; ${LASTS}`),
        `l\xe4t=1; ${LASTS}`,
    ],
    '/signed-in': [`sid=newer; HttpOnly; ${LASTS}`],
    '/before': [`sid=before; HttpOnly; ${LASTS}`, `theme=dark; ${LASTS}`],
};

inBothBrowsers('undoing and files of cookies', { access: true }, (world) => {
    /** What the last request to `/` has sent. @type {string | undefined} */
    let sent;
    const server = createServer(({ url = '/', headers }, response) => {
        if (url === '/') sent = headers.cookie;
        const lines = SET[url] ?? [];
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'set-cookie': lines });
        // As bytes: headers would be written in the encoding of a text.
        response.end(Buffer.from('<!doctype html><title>A page</title><p>It does not say who is signed in.'));
    });
    /** @type {import('./harness.mjs').Page} */
    let extension;
    before(async () => {
        await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
        extension = await world.browser.openExtensionPage('pages/welcome/welcome.html');
    });
    after(() => server.close());

    /** @param {string} name @param {string} [path] */
    function url(name, path = '/') {
        const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
        return `http://www.${name}.localhost:${port}${path}`;
    }

    /** @param {string} name @param {string} path */
    async function pageOf(name, path) {
        const page = await world.browser.open(url(name, path));
        await page.goto(url(name));
        return page;
    }

    /** @param {string} name */
    async function clearAt(name) {
        await extension.evaluate(clear, url(name), await extension.evaluate(tabAt, url(name)));
    }

    it('brings back what the browser can set as it was, and nothing else', async () => {
        const page = await pageOf('birch', '/usual');
        await page.goto(url('birch', '/odd'));
        await extension.evaluate(setMore, 'www.birch.localhost');
        await page.goto(url('birch'));
        const wasSent = sent;
        const before = await extension.evaluate(jarOf, 'birch.localhost');
        const odd = ['space', 'braces', 'query', 'fragment', 'dots', 'umlaut', 'l\ufffdt'];
        const firefox = world.browser.name === 'firefox';
        assert.ok(before.some(({ name }) => name === (firefox ? 'l\xe4t' : 'l\ufffdt')));
        const able = before.filter(({ name }) => firefox || !odd.includes(name));
        assert.equal(before.length, 20);
        await clearAt('birch');
        assert.deepEqual(await extension.evaluate(jarOf, 'birch.localhost'), []);
        const back = await extension.evaluate(undo, 'birch.localhost');
        assert.deepEqual(await extension.evaluate(jarOf, 'birch.localhost'), able);
        assert.deepEqual(
            [back.cookies, back.cookiesNewer, back.cookiesLost],
            [able.length, 0, before.length - able.length],
        );
        await page.goto(url('birch'));
        const pairs = (/** @type {string | undefined} */ header) => header?.split('; ').toSorted() ?? [];
        // The server gets them as before; what Chromium does not tell whole is not made up.
        const expected = pairs(wasSent).filter((pair) => firefox || !pair.startsWith('l\xe4t'));
        assert.deepEqual(pairs(sent), expected);
        await page.close();
    });

    it('replaces neither a newer sign-in nor a newer entry', async () => {
        const page = await pageOf('alder', '/before');
        await page.evaluate(() => Object.assign(localStorage, { token: 'before', draft: 'before' }));
        await clearAt('alder');
        await page.goto(url('alder', '/signed-in'));
        await page.evaluate(() => localStorage.setItem('token', 'newer'));
        const back = await extension.evaluate(undo, 'alder.localhost');
        const jar = await extension.evaluate(jarOf, 'alder.localhost');
        assert.deepEqual(jar.map(({ name, value }) => `${name}=${value}`).toSorted(), [
            'sid=newer',
            'theme=dark',
        ]);
        assert.deepEqual([back.cookies, back.cookiesNewer, back.cookiesLost], [1, 1, 0]);
        assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), {
            token: 'newer',
            draft: 'before',
        });
        assert.deepEqual([back.items, back.itemsNewer, back.itemsLost], [1, 1, 0]);
        await page.close();
    });

    it('is offered after another site was cleared, and forgotten when the extension is loaded again', async () => {
        const page = await pageOf('aspen', '/before');
        const other = await pageOf('rowan', '/before');
        const before = await extension.evaluate(jarOf, 'aspen.localhost');
        await clearAt('aspen');
        await clearAt('rowan');
        const popup = await popupOf(world, url('aspen'), 'clear');
        await press(popup, '#clear-undo');
        await eventually(
            () => textOf(popup, '#clear-status'),
            (text) => text?.startsWith('Restored: 2 cookies'),
        );
        assert.deepEqual(await extension.evaluate(jarOf, 'aspen.localhost'), before);
        assert.deepEqual(await extension.evaluate(jarOf, 'rowan.localhost'), []);
        assert.equal((await extension.evaluate(undoRecords)).length, 1);
        await popup.close();
        await page.close();
        await other.close();
        await extension.close();
        await world.browser.reloadExtension();
        // Its pages are there a moment later.
        const reloaded = await eventually(
            () => world.browser.openExtensionPage('pages/welcome/welcome.html').catch(() => undefined),
            (page) => page,
        );
        assert.ok(reloaded);
        extension = reloaded;
        await eventually(
            () => extension.evaluate(undoRecords),
            (left) => left.length === 0,
        );
    });

    it('writes JSON that sets the same cookies again', async () => {
        const page = await pageOf('maple', '/usual');
        await extension.evaluate(setMore, 'www.maple.localhost');
        const before = await extension.evaluate(jarOf, 'maple.localhost');
        const popup = await popupOf(world, url('maple'), 'cookies');
        await there(popup, '#cookies-list');
        await press(popup, '#cookies-export');
        await press(popup, '#export-json');
        const { downloads } = world.browser;
        const text = await eventually(async () => {
            const [name] = readdirSync(downloads).filter((name) => name.endsWith('.json'));
            return name && readFileSync(join(downloads, name), 'utf8');
        }, Boolean);
        const cookies = JSON.parse(text ?? '');
        await popup.close();
        assert.equal(cookies.length, before.length);
        await clearAt('maple');
        assert.deepEqual(await extension.evaluate(jarOf, 'maple.localhost'), []);
        await extension.evaluate(setAll, cookies);
        assert.deepEqual(await extension.evaluate(jarOf, 'maple.localhost'), before);
        await page.close();
    });
});

// These run in a page of the extension.

/** What no server on loopback can set. @param {string} host */
async function setMore(host) {
    const url = `https://${host}/`;
    const secure = { url, value: '1', secure: true, sameSite: /** @type {const} */ ('no_restriction') };
    const top = `https://${host.split('.').slice(-2).join('.')}`;
    await chrome.cookies.set({ ...secure, name: '__Host-a', path: '/', httpOnly: true });
    await chrome.cookies.set({ ...secure, name: 'domain', domain: host.split('.').slice(-2).join('.') });
    const partitions = [{ topLevelSite: top }, { topLevelSite: top, hasCrossSiteAncestor: true }];
    for (const partitionKey of [...partitions, { topLevelSite: 'https://top.example' }])
        await chrome.cookies.set({ ...secure, name: 'part', partitionKey });
}

/** @param {string} domain */
async function jarOf(domain) {
    const cookies = await chrome.cookies.getAll({ domain, partitionKey: {} });
    const sorted = cookies.map((cookie) => ({ cookie, text: JSON.stringify(cookie) }));
    return sorted.sort((one, other) => (one.text < other.text ? -1 : 1)).map(({ cookie }) => cookie);
}

/** @param {string} address */
async function tabAt(address) {
    const tabs = await chrome.tabs.query({});
    return tabs.find(({ url }) => url && new URL(url).host === new URL(address).host)?.id;
}

/** @param {string} address @param {number | undefined} id */
async function clear(address, id) {
    const wish = { choice: 'signOutAndClear', scope: 'site', since: null };
    const request = { kind: 'clear', tabId: id, address, wish, reload: false };
    const reply = await chrome.runtime.sendMessage(request);
    if (!reply.ok) throw new Error(reply.code);
}

/** @param {string} site */
async function undo(site) {
    const storeId = 'getBrowserInfo' in chrome.runtime ? 'firefox-default' : '0';
    const reply = await chrome.runtime.sendMessage({ kind: 'undoClearing', jar: { site, storeId } });
    if (!reply.ok) throw new Error(reply.code);
    const { clearingStatus } = await chrome.storage.session.get('clearingStatus');
    return /** @type {import('../../extension/shared/clearing/status.js').Undone} */ (clearingStatus);
}

async function undoRecords() {
    const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
    return (await local.keys()).filter((/** @type {string} */ key) => key.startsWith('clearingUndo'));
}

/** @param {Parameters<typeof chrome.cookies.set>[0][]} cookies */
async function setAll(cookies) {
    for (const cookie of cookies) await chrome.cookies.set(cookie);
}
