/**
 * What the browser keeps apart: private windows, and the containers of Firefox. Nobody finds there, or loses there, what
 * belongs to the other windows.
 */
import assert from 'node:assert/strict';
import { afterEach, before, it } from 'node:test';
import { clear, show } from './clear.mjs';
import { eventually } from './drivers/index.mjs';
import { startFrameworks } from '../site/frameworks/index.mjs';
import { popupAbout } from './clear.mjs';
import { accountOf, isIn, signIn } from './frameworks.mjs';
import { ARTIFACTS, inBothBrowsers, nobodyComplains } from './harness.mjs';
import { press, there } from './vault.mjs';

/** @typedef {import('./harness.mjs').Page} Page */
/** @typedef {import('./harness.mjs').World} World */

const EMPTY = { cookies: '', localStorage: null };

/** The names in the list of cookies. @param {Page} popup */
function listed(popup) {
    return popup.evaluate(() =>
        [...document.querySelectorAll('.cookie .name')].map((name) => name.textContent).sort(),
    );
}

inBothBrowsers('what is kept apart', { access: true, size: { width: 420, height: 900 } }, (world) => {
    const address = () => world.sites.url('larch');
    /** @type {Page[]} */
    let pages = [];

    /** The ways to be apart from the usual windows, and what their addresses end with. */
    const ways = () => {
        const { openPrivate, openInContainer } = world.browser;
        return [
            { name: 'private', open: openPrivate, ending: '#private' },
            ...(openInContainer ? [{ name: 'container', open: openInContainer, ending: '#container' }] : []),
        ];
    };

    before(() => world.browser.allowPrivateWindows());

    afterEach(async () => {
        for (const page of pages) await page.close();
        pages = [];
    });

    /** @param {ReturnType<typeof ways>[number]} way */
    async function besides({ name, open }) {
        const usual = await world.browser.open(address());
        const apart = await open(address());
        pages.push(usual, apart);
        for (const [page, where] of /** @type {[Page, string][]} */ ([
            [usual, 'usual'],
            [apart, name],
        ])) {
            // A page that has just been opened may still be on its way.
            const filling = () =>
                page.evaluate(fill, where).then(
                    () => true,
                    () => false,
                );
            await eventually(filling, Boolean);
        }
        return { usual, apart };
    }

    it('is looked at alone', async () => {
        for (const way of ways()) {
            await besides(way);
            for (const [ending, where] of [
                ['/', 'usual'],
                [way.ending, way.name],
            ]) {
                const popup = await popupAbout(world, String(ending));
                pages.push(popup);
                await show(popup, 'cookies');
                assert.deepEqual(
                    await eventually(
                        () => listed(popup),
                        (names) => names.length > 0,
                    ),
                    ['sessionid', where].sort(),
                );
            }
        }
    });

    it('is cleared without touching the usual windows', async () => {
        for (const way of ways()) {
            const { usual, apart } = await besides(way);
            const popup = await popupAbout(world, way.ending);
            pages.push(popup);
            const before = await popup.evaluate(clearingLog);
            assert.match(await clear(popup, 'signOutAndClear'), /Cookies Cleared\./, way.name);
            assert.deepEqual(await apart.evaluate(stored), EMPTY, way.name);
            assert.deepEqual(await usual.evaluate(stored), filled('usual'), way.name);
            const noted = (await popup.evaluate(clearingLog)) - before;
            assert.equal(noted, way.name === 'private' ? 0 : 1, 'nothing is written down of private windows');
        }
    });

    it('keeps what it has when the usual windows are cleared', async () => {
        for (const way of ways()) {
            const { usual, apart } = await besides(way);
            const popup = await popupAbout(world, '/');
            pages.push(popup);
            await clear(popup, 'signOutAndClear');
            assert.deepEqual(await usual.evaluate(stored), EMPTY, way.name);
            assert.deepEqual(await apart.evaluate(stored), filled(way.name), way.name);
        }
    });

    it('is signed out by itself, while the usual windows stay signed in', async () => {
        const served = await startFrameworks({ secure: true });
        try {
            const fixture = served.fixtures.find(({ name }) => name === 'django');
            assert.ok(fixture);
            for (const way of ways()) {
                const usual = await world.browser.open(`${fixture.origin}/`);
                const apart = await way.open(`${fixture.origin}/`);
                pages.push(usual, apart);
                for (const page of [usual, apart]) {
                    await signIn(served, fixture, page);
                    await page.goto(`${fixture.origin}${accountOf(fixture)}`);
                }
                const leaving = await world.browser.openExtensionPage('pages/leaving/leaving.html');
                pages.push(leaving);
                const name = `django.localhost, in a ${way.name === 'private' ? 'private window' : 'container'}`;
                await there(leaving, `[aria-label="Sign out of ${name}"]`);
                await there(leaving, '[aria-label="Sign out of django.localhost"]');
                await press(leaving, `[aria-label="Sign out of ${name}"]`);
                const outcome = await eventually(
                    () => leaving.evaluate(outcomeOf, name),
                    (text) => text && !/…$/.test(text),
                    60_000,
                );
                await leaving.screenshot(`${ARTIFACTS}/apart-${way.name}-${world.browser.name}.png`);
                assert.match(String(outcome), /^Signed out, and the site confirmed it/, way.name);
                for (const [page, signedIn] of /** @type {[Page, boolean][]} */ ([
                    [usual, true],
                    [apart, false],
                ])) {
                    await page.goto(`${fixture.origin}${accountOf(fixture)}`);
                    assert.equal(await isIn(served, page), signedIn, way.name);
                }
            }
        } finally {
            await served.close();
        }
    });

    nobodyComplains(world);
});

/** @param {string} where */
function filled(where) {
    const cookies = ['sessionid=q8ZfX1u9Lk3TzW0b', `${where}=1`].sort().join('; ');
    return { cookies, localStorage: where };
}

// These run in pages.

/** @param {string} site */
function outcomeOf(site) {
    const rows = [...document.querySelectorAll('.sessions li')];
    const row = rows.find((row) => row.querySelector('strong')?.textContent === site);
    return row?.querySelector('.outcome')?.textContent;
}

/** @param {string} where */
function fill(where) {
    document.cookie = 'sessionid=q8ZfX1u9Lk3TzW0b; max-age=86400';
    document.cookie = `${where}=1; max-age=86400`;
    localStorage.setItem('where', where);
}

function stored() {
    const cookies = document.cookie.split('; ').sort().join('; ');
    return { cookies, localStorage: localStorage.getItem('where') };
}

async function clearingLog() {
    const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
    const clearingLog = await local.get('clearingLog');
    return Array.isArray(clearingLog) ? clearingLog.length : 0;
}
