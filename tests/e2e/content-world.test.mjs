/**
 * The world of content scripts, as a page that has taken over its process has it: it reaches nothing that Latchkey keeps.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers } from './harness.mjs';
import { store, stored, storedNames } from './stored.mjs';
import { createVault, options } from './vault.mjs';

const PASSWORD = 'otter violin quay lantern';
const PLANTED = {
    clearingRules: [{ site: 'larch.localhost', onTabClose: true, choice: 'signOutAndClear' }],
    idleMinutes: 999,
};

inBothBrowsers('the world of content scripts', { access: true, lasting: true }, (world) => {
    it('reads, changes and removes nothing', async () => {
        const accounts = await options(world);
        await createVault(accounts, PASSWORD);
        await store(accounts, { idleMinutes: 7 });
        await accounts.evaluate(() => chrome.storage.session.set({ probe: 'secret' }));
        const before = (await storedNames(accounts)).sort();
        assert.ok(before.some((name) => name.startsWith('vault.')));
        const page = await world.browser.open(world.sites.url('larch', '/'));
        const attack = await accounts.evaluate(
            inContentWorld,
            await page.evaluate(() => location.href),
            PLANTED,
        );
        assert.deepEqual(attack.seen, [], 'nothing is read');
        assert.deepEqual(
            (await storedNames(accounts)).sort(),
            before,
            'nothing is there that was not, nothing is gone',
        );
        assert.equal(await stored(accounts, 'idleMinutes'), 7);
        assert.equal(await stored(accounts, 'clearingRules'), null);
        await page.close();
        await accounts.close();
    });

    it('has nothing that counts when the browser is started again', async () => {
        await world.restart();
        const accounts = await world.browser.openExtensionPage('pages/settings/settings.html#vault');
        assert.equal(await stored(accounts, 'idleMinutes'), 7);
        assert.equal(await stored(accounts, 'clearingRules'), null);
        const page = await world.browser.open(world.sites.url('larch', '/'));
        const attack = await accounts.evaluate(inContentWorld, await page.evaluate(() => location.href), {});
        // Firefox gives it back what it has put there itself.
        const own = Object.keys(PLANTED);
        assert.deepEqual(
            attack.seen.filter((name) => !own.includes(String(name.split(' ').at(-1)))),
            [],
        );
        await page.close();
        await accounts.close();
    });

    it('is told to pages at once all the same', async () => {
        const [one, other] = [await options(world), await options(world)];
        await one.evaluate(async () => {
            const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
            local.onChanged('idleMinutes', () => void (document.documentElement.dataset.changed = 'yes'));
        });
        await store(other, { idleMinutes: 9 });
        await eventually(
            () => one.evaluate(() => document.documentElement.dataset.changed),
            (changed) => changed === 'yes',
        );
        await one.close();
        await other.close();
    });
});

inBothBrowsers('what a page of Latchkey alone may ask', { access: true }, (world) => {
    it('is not answered to the world of content scripts, and does nothing', async () => {
        const accounts = await options(world);
        await createVault(accounts, PASSWORD);
        await store(accounts, { idleMinutes: 7 });
        const names = (await storedNames(accounts)).sort();
        const vault = names.find((name) => name.startsWith('vault.'));
        const page = await world.browser.open(world.sites.url('larch', '/'));
        const address = await page.evaluate(() => location.href);
        await page.evaluate(() => {
            document.cookie = 'sid=a1b2c3d4e5f6; max-age=86400';
            localStorage.setItem('kept', 'yes');
        });
        const wish = { choice: 'signOutAndClear', scope: 'site', since: null };
        const session = { site: 'larch.localhost', storeId: '0', storeKind: 'usual', hosts: [], until: null };
        const step = { call: 'removeCookie', details: { url: address, name: 'sid', storeId: '0' } };
        const requests = [
            { kind: 'clear', tabId: -1, address, wish, reload: false },
            { kind: 'pageSaid', tabId: -1, address, signedIn: true, began: null },
            { kind: 'removeCookie', step },
            { kind: 'lastTry', tabId: -1 },
            { kind: 'forgetTry', tabId: -1 },
            { kind: 'settleWitness' },
            { kind: 'undoClearing' },
            { kind: 'leave', session, run: 'one' },
            { kind: 'readDisk', key: vault },
            { kind: 'namesOnDisk' },
            { kind: 'writeDisk', values: { idleMinutes: 999 } },
            { kind: 'removeFromDisk', keys: names },
            { kind: 'interruptedAt', session },
        ];
        const said = await accounts.evaluate(fromContentWorld, address, requests);
        assert.deepEqual(
            said.answers.filter(([, answer]) => answer !== null),
            [],
        );
        assert.deepEqual(said.heard, [], 'nothing comes over a port');
        // The same world is answered what it may ask: the background is there.
        assert.equal(said.isThere, true);
        assert.deepEqual((await storedNames(accounts)).sort(), names);
        assert.equal(await stored(accounts, 'idleMinutes'), 7);
        const left = await page.evaluate(() => [document.cookie, localStorage.getItem('kept')]);
        assert.deepEqual(left, ['sid=a1b2c3d4e5f6', 'yes']);
        await page.close();
        await accounts.close();
    });
});

inBothBrowsers('what earlier versions kept', { access: true }, (world) => {
    it('is moved once, and what is put there later is not read', async (test) => {
        if (world.browser.name === 'chromium') return test.skip('Chromium keeps it where it was');
        const page = await world.browser.openExtensionPage('pages/welcome/welcome.html');
        assert.deepEqual(await page.evaluate(beforeTheMove, { idleMinutes: 11 }), { idleMinutes: 11 });
        assert.equal(await stored(page, 'idleMinutes'), 11);
        assert.deepEqual(await page.evaluate(() => chrome.storage.local.get()), {});
        await page.evaluate(() => chrome.storage.local.set({ idleMinutes: 999 }));
        await page.close();
        const again = await world.browser.openExtensionPage('pages/welcome/welcome.html');
        assert.equal(await stored(again, 'idleMinutes'), 11, 'what comes later is not read');
        await again.close();
    });
});

inBothBrowsers('private windows', { access: true }, (world) => {
    it('have what the others have', async (test) => {
        if (world.browser.name === 'chromium')
            return test.skip('Chromium opens no page of an extension there');
        await world.browser.allowPrivateWindows();
        const accounts = /** @type {import('./harness.mjs').Page} */ (
            await eventually(() => options(world).catch(() => undefined), Boolean)
        );
        await store(accounts, { idleMinutes: 5 });
        const address = await accounts.evaluate(() => location.href);
        const inside = await world.browser.openPrivate(address);
        assert.equal(await stored(inside, 'idleMinutes'), 5);
        await store(inside, { idleMinutes: 6 });
        assert.equal(await stored(accounts, 'idleMinutes'), 6);
        assert.ok((await storedNames(inside)).includes('idleMinutes'));
        await inside.close();
        await accounts.close();
    });
});

// These run in a page of the extension, and what the second runs in the world of content scripts.

/** Puts things back to where an earlier version had left them. @param {object} values */
async function beforeTheMove(values) {
    await chrome.storage.local.set(values);
    await new Promise((done, fail) => {
        const request = indexedDB.deleteDatabase('latchkey');
        request.onsuccess = () => done(undefined);
        request.onerror = () => fail(request.error);
        request.onblocked = () => fail(new Error('it is held open'));
    });
    return chrome.storage.local.get();
}

/** @param {string} address @param {object} planted */
async function inContentWorld(address, planted) {
    const [tab] = (await chrome.tabs.query({})).filter(({ url }) => url === address);
    /** @param {object} planted */
    const attack = async (planted) => {
        /** @type {string[]} */
        const seen = [];
        for (const name of /** @type {const} */ (['local', 'session', 'sync'])) {
            try {
                const area = chrome.storage[name];
                seen.push(...Object.keys(await area.get()).map((key) => `${name} ${key}`));
                await area.clear();
                await area.set(planted);
            } catch {
                // It is kept out.
            }
        }
        return { seen };
    };
    const target = { tabId: Number(tab?.id) };
    const { runInFrames } = await import(chrome.runtime.getURL('shared/frames.js'));
    const [frame] = await runInFrames(target, attack, planted);
    return /** @type {{ seen: string[] }} */ (frame.result);
}

/**
 * Asks from the world of content scripts, each in turn, and over the ports that pages open.
 * @param {string} address
 * @param {object[]} requests
 */
async function fromContentWorld(address, requests) {
    const [tab] = (await chrome.tabs.query({})).filter(({ url }) => url === address);
    /** @param {any[]} requests @param {number} tabId */
    const attack = async (requests, tabId) => {
        /** @param {object} request @returns {Promise<unknown>} */
        const answer = (request) =>
            Promise.race([
                chrome.runtime.sendMessage(request).catch(() => null),
                new Promise((done) => setTimeout(done, 2_000, null)),
            ]);
        /** @type {unknown[]} */
        const heard = [];
        const port = chrome.runtime.connect(chrome.runtime.id, { name: 'leaving one' });
        port.onMessage.addListener((message) => heard.push(message));
        /** @type {[string, unknown][]} */
        const answers = [];
        for (const request of requests) {
            const meant = 'tabId' in request ? { ...request, tabId } : request;
            answers.push([request.kind, (await answer(meant)) ?? null]);
        }
        const reply = /** @type {any} */ (await answer({ kind: 'mayWatch' }));
        return { answers, heard, isThere: reply?.ok === true };
    };
    const { runInFrames } = await import(chrome.runtime.getURL('shared/frames.js'));
    const id = Number(tab?.id);
    const [frame] = await runInFrames({ tabId: id }, attack, requests, id);
    return /** @type {{ answers: [string, unknown][], heard: unknown[], isThere: boolean }} */ (frame.result);
}
