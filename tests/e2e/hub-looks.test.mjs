/**
 * The looks of the popup's card in its states, one picture for each.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { cardsOf } from './cards.mjs';
import { chooseAndClear, show } from './clear.mjs';
import { eventually } from './drivers/index.mjs';
import { ARTIFACTS, inBothBrowsers } from './harness.mjs';
import { createVault, options, press, submit, there } from './vault.mjs';

const PASSWORD = 'otter violin quay lantern';
const ACCOUNTS = [
    ['Elm Bank', 'robin@elm.example'],
    ['A service with a name that is much longer than any popup is wide', 'somebody@moss.example'],
    ['網站', 'ユーザー'],
    ['مصرف', 'روبن'],
    ['GitHub', 'robin'],
    ['Mastodon', 'robin@social.example'],
];

inBothBrowsers('the looks of the card', { access: true, size: { width: 400, height: 760 } }, (world) => {
    const { cardAt, looks, state } = cardsOf(world);

    it('without a vault', async () => {
        await state('notAvailable');
        await state('nothing', 'quiet');
        await state('newPassword', 'fern');
        await state('signIn', 'fern', '/login.html');
        await state('setUpForPage', 'elm');
    });

    it('with a vault, open and locked', async () => {
        const accounts = await options(world);
        await createVault(accounts, PASSWORD);
        await press(accounts, '#recovery-kept');
        await press(accounts, '#recovery-done');
        for (const [issuer, name] of ACCOUNTS) {
            const label = encodeURIComponent(`${issuer}:${name}`);
            await submit(accounts, '#add-text', `otpauth://totp/${label}?secret=${secretOf(String(issuer))}`);
            await eventually(
                () => accounts.evaluate(() => document.querySelector('#add-status')?.textContent),
                (said) => said?.includes(String(issuer)),
            );
        }
        await state('codes', 'quiet');
        await state('findCode', 'elm');
        await state('scanCode', 'elm', '/setup.html');

        const page = await world.browser.open(world.sites.url('quiet'));
        const popup = await cardAt(world.sites.url('quiet'), 'codes');
        await show(popup, 'codes');
        await there(popup, '#scan');
        const narrowest = await popup.evaluate(roomForNames);
        assert.ok(narrowest >= 120, `a name of an account can be read: ${narrowest} px`);
        await popup.screenshot(`${ARTIFACTS}/view-codes-${world.browser.name}.png`);
        await popup.activate();
        await popup.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('.search')).focus());
        const reached = [];
        for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) {
            await popup.press(key);
            reached.push(await popup.evaluate(placeOfFocus));
        }
        assert.deepEqual(reached, [0, 1, 0, -1], 'by arrows from the search to the codes and back');
        await show(popup, '');
        await press(popup, '#lock');
        await there(popup, '[data-card=unlock]');
        await looks(popup, 'unlock');
        await popup.close();
        await page.close();
        await state('unlockForPage', 'elm');
        await accounts.close();
    });

    it('while and after a site is cleared', async () => {
        const page = await world.browser.open(world.sites.url('larch'));
        await page.evaluate(() => /** @type {any} */ (globalThis).fill());
        const popup = await cardAt(world.sites.url('larch'), 'unlock');
        await show(popup, 'clear');
        await press(popup, '#clear-reload');
        await chooseAndClear(popup, 'signOutAndClear');
        await there(popup, '#clear-again');
        await show(popup, '');
        await there(popup, '[data-card=clearing] #clear-undo');
        await looks(popup, 'clearing');
        await popup.close();
        await page.close();
    });

    it('on a computer that others use', async () => {
        const popup = await world.browser.openExtensionPage('pages/popup/popup.html#computer');
        await popup.evaluate(signInAt, world.sites.url('oak'));
        const page = await world.browser.open(world.sites.url('oak'));
        // Nobody can take a picture of a tab in the background.
        await popup.activate();
        await press(popup, '#computer-yes');
        await there(popup, '#computer-forget');
        await popup.screenshot(`${ARTIFACTS}/view-computer-${world.browser.name}.png`);
        await show(popup, '');
        await there(popup, '[data-card=sharedComputer]');
        await looks(popup, 'sharedComputer');
        await popup.close();
        await page.close();
    });
});

/** A secret of its own for each. @param {string} text */
function secretOf(text) {
    const letters = [...text].map(
        (letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[(letter.codePointAt(0) ?? 0) % 32],
    );
    return `${letters.join('')}GEZDGNBVGY3TQOJQGEZDGNBV`.slice(0, 24);
}

// These run in pages of the extension.

/** The room that each account has for its name: that of the narrowest. */
function roomForNames() {
    const rooms = [...document.querySelectorAll('.codes .who')].map(
        (who) => who.getBoundingClientRect().width,
    );
    return Math.min(...rooms);
}

/** The place in the list of codes that has the focus; -1 for the search. */
function placeOfFocus() {
    const { activeElement } = document;
    if (activeElement?.matches('.search')) return -1;
    return [...document.querySelectorAll('.codes .code')].indexOf(/** @type {Element} */ (activeElement));
}

/** @param {string} url */
async function signInAt(url) {
    const value = 'q8v3m1z7x2c4b6n9l5k0j8h7g6f4d3s1';
    const expirationDate = Date.now() / 1000 + 1_000_000;
    await chrome.cookies.set({ url, name: 'remember_token', value, httpOnly: true, expirationDate });
}
