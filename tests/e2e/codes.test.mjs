/**
 * The view of the codes by keys alone: search, arrows, Enter, F; and what it says where there is nothing.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventually } from './drivers/index.mjs';
import { ARTIFACTS, inBothBrowsers, nobodyComplains } from './harness.mjs';
import { popupOf } from './popup.mjs';
import { createVault, options, press, textOf, there } from './vault.mjs';

/** @typedef {import('./harness.mjs').Page} Page */

const FEW = 30;
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
        // The same on the card, which offers no choice where there is none.
        popup = await popupOf(world, world.sites.url('elm'));
        await there(popup, '[data-card=findCode] #codes-add');
        assert.doesNotMatch(String(await textOf(popup, '.now')), /linked|Choose/);
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

    it('has the field in hand that locking and unlocking put there', async () => {
        const page = await world.browser.open(world.sites.url('elm'));
        popup = await popupOf(world, world.sites.url('elm'), 'codes');
        await popup.activate();
        for (let time = 0; time < 2; time += 1) {
            await isAt(({ isSearch }) => isSearch);
            await press(popup, '#codes #lock');
            await isAt(({ id }) => id === 'unlock');
            await popup.type('otter violin quay lantern');
            await popup.press('Enter');
        }
        await isAt(({ isSearch }) => isSearch);
        await popup.close();
        await page.close();
    });

    it('never has what was said over what has the focus, and says it no longer after a while', async () => {
        const accounts = await options(world);
        await there(accounts, '#accounts');
        await accounts.evaluate(addAccounts, 3, FEW);
        await accounts.close();
        const page = await world.browser.open(world.sites.url('elm'));
        popup = await popupOf(world, world.sites.url('elm'), 'codes');
        await popup.activate();
        await isAt(({ isSearch }) => isSearch);
        await there(popup, `.codes li:nth-child(${FEW})`);
        // Each in turn is copied, and then gone to.
        for (let row = 0; row < FEW; row += 1) {
            await popup.press('ArrowDown');
            await isAt((focus) => focus.row === row);
            if (row % 6 === 5) {
                await popup.press('Enter');
                await said(/^Copied/);
            }
            assert.ok(await popup.evaluate(isFocusSeen), `row ${row}`);
        }
        for (let stop = 0; stop < 4; stop += 1) {
            await popup.press('Tab');
            assert.ok(await popup.evaluate(isFocusSeen), `stop ${stop} behind the list`);
        }
        await popup.screenshot(`${ARTIFACTS}/codes-copied-${world.browser.name}.png`);
        await eventually(
            () => textOf(popup, '#codes-status'),
            (text) => text === '',
            20_000,
        );
        await popup.close();
        // On the card, where there is less room.
        popup = await popupOf(world, world.sites.url('elm'));
        await popup.activate();
        await popup.click('.now .code');
        await said(/^Copied/);
        const covered = await popup.evaluate(() => {
            const toast = document.querySelector('.toast')?.getBoundingClientRect();
            return [...document.querySelectorAll('.now :is(.codes li, a, .search)')].some(
                (part) =>
                    part.getBoundingClientRect().bottom > (toast?.top ?? 0) + 1 &&
                    part.getBoundingClientRect().top < (toast?.bottom ?? 0) - 1,
            );
        });
        assert.equal(covered, false);
        await popup.screenshot(`${ARTIFACTS}/codes-copied-card-${world.browser.name}.png`);
        await popup.close();
        await page.close();
    });

    it('draws of ten thousand those that can be seen', async () => {
        const accounts = await options(world);
        await there(accounts, '#accounts');
        await accounts.evaluate(addAccounts, FEW, MANY);
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

    nobodyComplains(world);
});

// These run in pages of the extension.

function focusNow() {
    const { activeElement } = document;
    return {
        id: activeElement?.id,
        isSearch: Boolean(activeElement?.matches('.search')),
        row: [...document.querySelectorAll('.codes .code')].indexOf(/** @type {Element} */ (activeElement)),
    };
}

/** Whether nothing lies over what has the focus. */
function isFocusSeen() {
    const focused = /** @type {Element} */ (document.activeElement);
    const { left, right, top, bottom } = focused.getBoundingClientRect();
    const points = [top + 3, bottom - 3].map((y) => document.elementFromPoint((left + right) / 2, y));
    return points.every((at) => at && (focused.contains(at) || at.contains(focused)));
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
