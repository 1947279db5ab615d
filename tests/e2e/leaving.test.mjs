/**
 * Leaving small sites that deceive whoever looks too early, at what was there before, or at what is no longer the latest: one of each
 * kind. All the others are in `long/`.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inBothBrowsers } from './harness.mjs';
import { atDoor, heldBy, jarOf, leaves, left, leftBy } from './leave.mjs';

/** @type {import('./leave.mjs').Door[]} */
const DOORS = [
    ['fragment', 'removedHereOnly', 'serverKeepsSession', true],
    ['rotating-cookie', 'removedHereOnly', 'serverKeepsSession', true],
    ['logged-out-mark', 'removedHereOnly', 'serverKeepsSession', true],
    ['rotating-behind-mark', 'removedHereOnly', 'serverKeepsSession', true],
    ['session-of-nobody', 'removedHereOnly', 'serverKeepsSession', true],
    ['profile', 'endedOnServer', null, false],
    ['confirmation', 'endedOnServer', null, false],
    ['account-menu', 'endedOnServer', null, false],
    ['again', 'failed', 'signsInAgain', false],
    ['planted-provider', 'endedOnServer', null, false],
];

inBothBrowsers('leaving a site that deceives', { access: true, waits: true }, (world) => {
    for (const [name, ...expected] of DOORS) it(name, () => leaves(world, name, expected));
});

inBothBrowsers('leaving a site whose page asks whether it may be left', { access: true }, (world) => {
    for (const [name, site, cookies, expected] of /** @type {[string, string, string[], unknown[]][]} */ ([
        [
            'is left in another tab where cookies sign in',
            'unloading',
            ['sid'],
            ['endedOnServer', null, false],
        ],
        [
            'is left in another tab where a token of the site signs in',
            'unloading-token',
            [],
            ['endedOnServer', null, false],
        ],
        ['is told where only the page may', 'unloading', [], ['removedHereOnly', 'pageAsks', true]],
    ])) {
        it(name, () =>
            atDoor(world, site, async ({ host, signedIn, page, extension }) => {
                const held = await heldBy(page, extension, host);
                assert.ok(signedIn(held), 'signed in before');
                // Browsers let a page ask only once somebody has touched it.
                await page.click('textarea');
                await page.type('draft');
                const said = await left(extension, host, cookies);
                assert.deepEqual([said.result, said.reason, signedIn(held)], expected);
                assert.ok(!signedIn(await heldBy(page, extension, host)));
                const draft = await page.evaluate(() => document.querySelector('textarea')?.value);
                assert.equal(draft, 'draft', 'the page stays as it was');
            }),
        );
    }
});

inBothBrowsers('leaving a site of which no tab is open', { access: true }, (world) => {
    it('signs out where it was, whatever its port', () =>
        atDoor(world, 'profile', async ({ origin, host, signedIn, toAccount, page, extension }) => {
            await toAccount();
            const cookies = await extension.evaluate(jarOf, host);
            assert.ok(signedIn({ cookies }));
            await page.close();
            const session = await extension.evaluate(sessionAt, host);
            assert.equal(session?.address, `${origin}/`);
            const said = await leftBy(extension, () => extension.evaluate(leaveSession, session));
            assert.deepEqual(
                [said.result, said.reason, signedIn({ cookies })],
                ['endedOnServer', null, false],
            );
        }));
});

// These run in a page of the extension.

/** The session that is told of a site. @param {string} host */
async function sessionAt(host) {
    const { openSessions } = await import(chrome.runtime.getURL('shared/sessions/open.js'));
    const sessions = await openSessions();
    return sessions.find((/** @type {{ site: string }} */ { site }) => site === host);
}

/** Begins to leave it, and says in the page what came of it. @param {unknown} session */
async function leaveSession(session) {
    const { leaveSite } = await import(chrome.runtime.getURL('pages/leaving/asking.js'));
    void leaveSite(session, () => undefined).then((/** @type {object} */ left) => {
        document.documentElement.dataset.left = JSON.stringify(left);
    });
}
