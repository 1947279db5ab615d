/**
 * What lies beside a site that is cleared: neighbours below a suffix that Chromium does not know, other hosts, ports and times;
 * and cookies that browsers can hardly name.
 */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { serveAnyHost } from '../site/any-host.mjs';
import { clear, popupAbout } from './clear.mjs';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers, nobodyComplains } from './harness.mjs';
import { press, textOf } from './vault.mjs';

/** @typedef {import('./harness.mjs').Page} Page */
/** @typedef {import('./harness.mjs').World} World */

const HOSTS = ['mine.surge.sh', 'other.surge.sh'];
const LIVES = 'Max-Age=86400';
/** Public suffixes of which Chromium 156 knows the last two only. */
const SUFFIXES = ['retool.app', 'surge.sh', 'gov.de', 'sanity.studio', 'co.uk', 'github.io'];

/**
 * Cookies that go at fixing, a letter a byte, and the browsers that cannot remove them one by one: name, path, more, browsers.
 * @type {[string, string, string, ('chromium' | 'firefox')[]][]}
 */
const ODD = [
    ['_ga_space', '/a b', '', []],
    ['_ga_pipe', '/a|b', '', []],
    ['_ga_braces', '/{a}', '', []],
    ['_ga_utf8', '/\xc3\xbc', '', []],
    ['_ga_question', '/a?b', '', []],
    ['_ga_hash', '/a#b', '', []],
    ['_ga_dots', '/a/../b', '', []],
    ['_ga_escaped', '/a%20b', '', []],
    ['_ga_escapeddots', '/%2e%2e/b', '', []],
    ['_ga_quote', '/"a"', '', []],
    ['_ga_wide', '/a b', '; Domain=odd.localhost', []],
    ['_ga_quo"ted', '/', '', []],
    ['_ga_men\xc3\xbc', '/', '', []],
    ['_ga_men\xfc', '/', '', ['chromium']],
    ['_ga_latin', '/\xfc', '', ['chromium', 'firefox']],
    ['_ga', '/a b', '; HttpOnly', ['chromium']],
];

inBothBrowsers(
    'clearing beside neighbours',
    { access: true, size: { width: 420, height: 900 }, hosts: HOSTS },
    (world) => {
        /** @type {import('../site/any-host.mjs').AnyHost} */
        let server;
        before(async () => {
            server = await serveAnyHost();
        });
        after(() => server.close());

        it('leaves the cookies of neighbours below every suffix', async () => {
            const page = await world.browser.openExtensionPage('pages/welcome/welcome.html');
            await page.evaluate(setOnNeighbours, SUFFIXES);
            for (const suffix of SUFFIXES) {
                await page.evaluate(askToClear, `https://mine.${suffix}/`);
                await eventually(() => page.evaluate(isDone, `mine.${suffix}`), Boolean);
            }
            const left = await page.evaluate(hostsWithCookies);
            assert.deepEqual(left, SUFFIXES.map((suffix) => `other.${suffix}`).sort());
            await page.close();
        });

        it('leaves all that a neighbour stores, and says what it took', async () => {
            const cookies = [`sid=1; Path=/; ${LIVES}`, `_ga=1; Path=/; HttpOnly; ${LIVES}`];
            const neighbour = await world.browser.open(server.url('other.surge.sh', cookies));
            const mine = await world.browser.open(
                server.url('mine.surge.sh', [...cookies, `w=1; Domain=mine.surge.sh; ${LIVES}`]),
            );
            for (const page of [neighbour, mine]) await page.evaluate(store);
            const popup = await popupAbout(world, await mine.evaluate(() => location.href));
            const said = await clear(popup, 'signOutAndClear');
            assert.match(said, /Cookies Cleared\. 3 found, 3 removed, 0 left\./);
            assert.deepEqual(await mine.evaluate(stored), ['', '', '', 0]);
            // One is from before.
            assert.deepEqual(await neighbour.evaluate(stored), ['id=1; sid=1', 'theirs', 'theirs', 1]);
            for (const page of [popup, mine, neighbour]) await page.close();
        });

        it('removes cookies on odd paths and with odd names, and says which it cannot', async () => {
            const { name } = world.browser;
            const firefox = name === 'firefox';
            const set = ODD.map(([name, path, more]) => `${name}=open; Path=${path}; ${LIVES}${more}`);
            const token = `session=${'4f1b9c7e'.repeat(5)}; Path=/; HttpOnly; ${LIVES}`;
            const page = await world.browser.open(server.url('odd.localhost', [...set, token]));
            const popup = await popupAbout(world, await page.evaluate(() => location.href));
            const jar = () => popup.evaluate(jarOf, 'odd.localhost');
            const named = (/** @type {string} */ text) =>
                text.replace('\xfc', firefox && text.startsWith('_ga_men') ? '\xfc' : '\ufffd');
            assert.equal((await jar()).length, ODD.length + 1);

            const fixed = await clear(popup, 'fixThisSite');
            const stuck = ODD.filter(([, , , where]) => where.includes(name)).map(([name]) => named(name));
            assert.deepEqual(await jar(), ['session', ...stuck].sort());
            assert.match(
                fixed,
                firefox
                    ? /lets no extension remove it alone\. Affected: _ga_latin/
                    : /“Sign out and delete everything” for the whole site can\. Affected: /,
            );

            const signedOut = await clear(popup, 'signOutAndClear');
            assert.deepEqual(await jar(), firefox ? ['_ga_latin'] : []);
            if (firefox) assert.match(signedOut, /lets no extension remove it alone\. Affected: _ga_latin/);
            assert.doesNotMatch(fixed + signedOut, /written again|could not be removed/i);
            for (const open of [popup, page]) await open.close();
        });

        it('tells what was written again', async () => {
            const page = await world.browser.open(
                server.url('again.localhost', [`once=1; ${LIVES}`, `twice=1; ${LIVES}`]),
            );
            await page.evaluate(writeAgain);
            const popup = await popupAbout(world, await page.evaluate(() => location.href));
            const said = await clear(popup, 'signOutAndClear');
            assert.match(
                said,
                /Cookies Cleared, and written again by the page\. 2 found, 1 removed, 1 left\./,
            );
            assert.match(said, /Written again\. Affected: twice/);
            assert.doesNotMatch(said, /could not be removed/i);
            for (const open of [popup, page]) await open.close();
        });

        it('takes a host with the dot of the root, and an IPv6 address, for what they are', async () => {
            const cookie = [`id=1; ${LIVES}`];
            /** @type {Record<string, Page>} */
            const pages = {};
            for (const host of ['dot.localhost', 'dot.localhost.', '[::1]', '127.0.0.1']) {
                pages[host] = await world.browser.open(server.url(host, cookie));
                await pages[host].evaluate(store);
            }
            const left = async () => {
                const held = Object.entries(pages).map(async ([host, page]) =>
                    (await page.evaluate(stored))[0] ? [host] : [],
                );
                return (await Promise.all(held)).flat();
            };
            for (const [host, others] of /** @type {[string, string[]][]} */ ([
                ['dot.localhost.', ['dot.localhost', '[::1]', '127.0.0.1']],
                ['[::1]', ['dot.localhost', '127.0.0.1']],
                ['127.0.0.1', ['dot.localhost']],
                ['dot.localhost', []],
            ])) {
                const page = /** @type {Page} */ (pages[host]);
                const popup = await popupAbout(world, await page.evaluate(() => location.href));
                const said = await clear(popup, 'signOutAndClear');
                assert.match(said, /Cookies Cleared\. 1 found, 1 removed, 0 left\./, host);
                assert.match(said, /Cookies have no port/, host);
                assert.deepEqual(await page.evaluate(stored), ['', '', '', 0], host);
                assert.deepEqual(await left(), others, host);
                await popup.close();
            }
            for (const page of Object.values(pages)) await page.close();
        });

        it('says before what one host and the last hour leave', async () => {
            const token = `session=${'4f1b9c7e'.repeat(5)}; Domain=whole.localhost; Path=/; HttpOnly; ${LIVES}`;
            const page = await world.browser.open(
                server.url('www.whole.localhost', [token, `own=1; ${LIVES}`]),
            );
            await page.evaluate(store);
            const popup = await popupAbout(world, await page.evaluate(() => location.href));
            await popup.evaluate(choose, 'clear-scope', 'host');
            const preview = '#clear-plan .plan-rows';
            await press(popup, '#clear-signOutAndClear');
            const ofHost = await eventually(
                () => textOf(popup, preview),
                (text) => text?.includes('Cookies Will'),
            );
            assert.match(ofHost ?? '', /what signs you in to the whole site, or to its other hosts, stays/);
            const said = await clear(popup, 'signOutAndClear');
            assert.match(said, /what signs you in to the whole site/);
            assert.deepEqual(await popup.evaluate(jarOf, 'whole.localhost'), ['session']);

            await page.evaluate(store);
            await popup.evaluate(choose, 'clear-scope', 'site');
            await popup.evaluate(choose, 'clear-since', 'hour');
            const ofHour = await eventually(
                () => textOf(popup, preview),
                (text) => text?.includes('localStorage'),
            );
            const local =
                world.browser.name === 'firefox'
                    ? 'Cannot be cleared'
                    : 'Stays, since more than this would go';
            assert.match(ofHour ?? '', new RegExp(`localStorage ${local}`));
            assert.match(ofHour ?? '', /Databases Stays, since more than this would go/);
            await clear(popup, 'signOutAndClear');
            assert.deepEqual(await page.evaluate(stored), ['', 'theirs', 'theirs', 1]);
            for (const open of [popup, page]) await open.close();
        });

        nobodyComplains(world);
    },
);

// These run in a page of the site.

async function store() {
    localStorage.setItem('whose', 'theirs');
    sessionStorage.setItem('whose', 'theirs');
    const opening = indexedDB.open('theirs');
    await new Promise((done, fail) => {
        opening.onsuccess = done;
        opening.onerror = fail;
    });
    opening.result.close();
}

/** Whenever a worker says so: timers of pages behind others are slow. */
function writeAgain() {
    const beats = new Blob(['setInterval(() => postMessage(0), 5)']);
    new Worker(URL.createObjectURL(beats)).onmessage = () => {
        document.cookie = 'twice=1; path=/';
    };
}

async function stored() {
    const databases = await indexedDB.databases();
    return [
        document.cookie,
        localStorage.getItem('whose') ?? '',
        sessionStorage.getItem('whose') ?? '',
        databases.length,
    ];
}

// These run in pages of the extension.

/** @param {string[]} suffixes */
async function setOnNeighbours(suffixes) {
    const sides = suffixes.flatMap((suffix) => [`mine.${suffix}`, `other.${suffix}`]);
    const cookie = { name: 'id', value: '1', path: '/', expirationDate: Date.now() / 1000 + 3600 };
    await Promise.all(sides.map((host) => chrome.cookies.set({ ...cookie, url: `https://${host}/` })));
}

async function hostsWithCookies() {
    return (await chrome.cookies.getAll({})).map(({ domain }) => domain).sort();
}

/** Asks the background, as the popup does. @param {string} address */
async function askToClear(address) {
    const [tab] = await chrome.tabs.query({});
    const wish = { choice: 'signOutAndClear', scope: 'site', since: null };
    await chrome.runtime.sendMessage({ kind: 'clear', tabId: tab?.id, address, wish, reload: false });
}

/** @param {string} of */
async function isDone(of) {
    const { clearingStatus } = await chrome.storage.session.get('clearingStatus');
    const { state, site } = /** @type {{ state?: string, site?: string }} */ (clearingStatus ?? {});
    return state === 'done' && site === of;
}

/** @param {string} site */
async function jarOf(site) {
    const found = await chrome.cookies.getAll({ domain: site, partitionKey: {} });
    return found.map(({ name }) => name).sort();
}

/** @param {string} id @param {string} value */
function choose(id, value) {
    const select = /** @type {HTMLSelectElement} */ (document.getElementById(id));
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
}
