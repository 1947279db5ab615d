/**
 * The view of the codes by keys alone: search, arrows, Enter, F; and what it says where there is nothing.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventually } from './drivers/index.mjs';
import { ARTIFACTS, inBothBrowsers } from './harness.mjs';
import { popupOf } from './popup.mjs';
import { createVault, options, press, textOf, there } from './vault.mjs';

/** @typedef {import('./harness.mjs').Page} Page */

const MANY = 10_000;
const MOST_NODES = 1_500;

inBothBrowsers('codes by keys', { access: true, size: { width: 400, height: 640 } }, (world) => {
    /** @type {Page} */
    let popup;
    /** @param {(focus: any) => unknown} fits */
    const isAt = (fits) => eventually(() => popup.evaluate(focusNow), fits);
    const said = (/** @type {RegExp} */ text) =>
        eventually(
            () => textOf(popup, '#codes-status'),
            (now) => text.test(now ?? ''),
        );

    it('says what to do next where there is no account', async () => {
        const accounts = await options(world);
        await createVault(accounts, 'otter violin quay lantern');
        await press(accounts, '#recovery-kept');
        await press(accounts, '#recovery-done');
        const page = await world.browser.open(world.sites.url('elm'));
        popup = await popupOf(world, world.sites.url('elm'), 'codes');
        await there(popup, '#codes-empty #codes-add');
        await there(popup, '#scan');
        await popup.screenshot(`${ARTIFACTS}/codes-empty-${world.browser.name}.png`);
        await popup.close();
        await page.close();
        await accounts.evaluate(addAccounts, 0, 3, world.sites.url('elm'));
        await accounts.close();
    });

    it('has the search in hand, goes by arrows, copies with Enter and fills in with F, but not while one types', async () => {
        const page = await world.browser.open(world.sites.url('elm'));
        popup = await popupOf(world, world.sites.url('elm'));
        await popup.activate();
        await there(popup, '#row-codes');
        // Keys go nowhere before the browser has made the window the one in front.
        await eventually(
            () =>
                popup.evaluate(() => {
                    document.getElementById('row-codes')?.focus();
                    return document.hasFocus() && document.activeElement?.id === 'row-codes';
                }),
            Boolean,
        );
        await popup.press('Enter');
        await isAt(({ isSearch }) => isSearch);
        // Letters are letters there.
        await popup.type('f');
        await eventually(
            () => popup.evaluate(() => Boolean(document.querySelector('#codes-no-match #codes-all'))),
            (there) => there,
        );
        assert.equal(await textOf(popup, '#codes-status'), '');
        await eventually(
            () => textOf(popup, '#said-status'),
            (text) => text === 'No account matches.',
        );
        await press(popup, '#codes-all');
        await isAt(({ isSearch }) => isSearch);
        await there(popup, '.codes li:nth-child(3)');
        await popup.press('ArrowDown');
        await isAt(({ row }) => row === 0);
        await popup.press('ArrowDown');
        await isAt(({ row }) => row === 1);
        await popup.press('/');
        await isAt(({ isSearch }) => isSearch);
        assert.equal(
            await popup.evaluate(() => /** @type {any} */ (document.querySelector('.search')).value),
            '',
        );

        await popup.type('site 1');
        await there(popup, '.codes li:only-child');
        await popup.press('Enter');
        await said(/^Copied/);
        await isAt(({ isSearch }) => isSearch);
        assert.equal(
            await page.evaluate(() => /** @type {any} */ (document.querySelector('#code')).value),
            '',
        );
        // Esc empties the search before it leaves.
        await popup.press('Escape');
        await there(popup, '.codes li:nth-child(3)');

        await popup.press('ArrowDown');
        await isAt(({ row }) => row === 0);
        await popup.screenshot(`${ARTIFACTS}/codes-keys-${world.browser.name}.png`);
        await popup.press('f');
        await said(/^Filled in/);
        const code = await eventually(
            () => page.evaluate(() => /** @type {any} */ (document.querySelector('#code')).value),
            (value) => /^\d{6}$/.test(value),
        );
        assert.ok(code);
        // An account of no site is not filled in.
        await popup.press('ArrowDown');
        await isAt(({ row }) => row === 1);
        await popup.press('f');
        await popup.press('ArrowUp');
        await popup.press('ArrowUp');
        await isAt(({ isSearch }) => isSearch);
        await popup.close();
        await page.close();
    });

    it('draws of ten thousand those that can be seen', async () => {
        const accounts = await options(world);
        await there(accounts, '#accounts');
        await accounts.evaluate(addAccounts, 3, MANY);
        await accounts.close();
        const page = await world.browser.open(world.sites.url('elm'));
        popup = await popupOf(world, world.sites.url('elm'), 'codes');
        await popup.activate();
        await eventually(
            () => popup.evaluate(() => document.querySelector('.codes li')?.getAttribute('aria-setsize')),
            (rows) => rows === String(MANY),
            20_000,
        );
        await isAt(({ isSearch }) => isSearch);
        await popup.press('ArrowDown');
        await popup.press('End');
        await eventually(
            () => popup.evaluate(() => document.activeElement?.closest('li')?.textContent),
            (text) => text?.includes(`Site ${MANY - 1}`),
        );
        const nodes = await popup.evaluate(() => document.querySelectorAll('*').length);
        assert.ok(nodes < MOST_NODES, `${nodes}`);
        await popup.close();
        await page.close();
    });

    it('makes neither browser nor extension complain', async () => {
        assert.deepEqual(await world.browser.problems(), []);
    });
});

// These run in pages of the extension.

function focusNow() {
    const { activeElement } = document;
    return {
        isSearch: Boolean(activeElement?.matches('.search')),
        row: [...document.querySelectorAll('.codes .code')].indexOf(/** @type {Element} */ (activeElement)),
    };
}

/** @param {number} from @param {number} to @param {string} [address] of the site that the first is used for */
async function addAccounts(from, to, address) {
    const { addTexts, listed, useFor } = await import(chrome.runtime.getURL('shared/vault/accounts.js'));
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
    const texts = Array.from({ length: to - from }, (_, at) => {
        const number = from + at;
        const own = [10, 5, 0].map((bits) => letters[(number >> bits) & 31]).join('');
        return `otpauth://totp/Site%20${number}:robin?secret=GEZDGNBVGY3TQOJQGEZDG${own}`;
    });
    await addTexts(texts);
    if (!address) return;
    const { rows } = await listed(undefined, '');
    await useFor(rows[0].id, address);
}
