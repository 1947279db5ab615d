/**
 * The list of accounts in the settings: ten thousand of them, by keys alone, and the focus stays where the person is.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findings } from './axe.mjs';
import { eventually } from './drivers/index.mjs';
import { ARTIFACTS, inBothBrowsers, nobodyComplains } from './harness.mjs';
import { createVault, options, press, textOf, there } from './vault.mjs';

/** @typedef {import('./harness.mjs').Page} Page */

const FEW = 200;
const MANY = 10_000;
/** More parts than this of the list of ten thousand are too many to draw. */
const MOST_NODES = 2_000;

inBothBrowsers('the list of accounts', { access: true, size: { width: 900, height: 800 } }, (world) => {
    /** @type {Page} */
    let page;

    /** @param {string} label */
    const isAt = (label) =>
        eventually(
            () => page.evaluate(focusNow),
            (now) => now === label,
        );
    /** Chooses from the menu of the row with the focus, by keys. @param {string} letter with which the item begins */
    const choose = async (letter) => {
        await page.press('Enter');
        await eventually(
            () => page.evaluate(() => document.activeElement?.getAttribute('role')),
            (role) => role === 'menuitem',
        );
        if (letter) await page.press(letter);
        await page.press('Enter');
    };

    it('goes from row to row, and after each act the focus is at its row', async () => {
        page = await options(world);
        await createVault(page, 'otter violin quay lantern');
        await press(page, '#recovery-kept');
        await press(page, '#recovery-done');
        await there(page, '#accounts');
        await page.evaluate(addAccounts, 0, 6);
        await page.close();
        page = await options(world);
        await there(page, '.accounts > li:nth-child(6)');
        await page.activate();
        await page.evaluate(() => document.getElementById('account-search')?.focus());
        await page.press('ArrowDown');
        await isAt('More for Site 0');
        await page.press('ArrowDown');
        await isAt('More for Site 1');

        // A menu takes the arrows for itself, and Esc leads back.
        await page.press('Enter');
        await isAt('Edit');
        for (const [key, item] of [
            ['ArrowUp', 'Remove'],
            ['ArrowDown', 'Edit'],
            ['m', 'Move up'],
            ['m', 'Move down'],
            ['Home', 'Edit'],
        ]) {
            await page.press(String(key));
            await isAt(String(item));
        }
        assert.deepEqual(await page.evaluate(findings), []);
        await page.screenshot(`${ARTIFACTS}/accounts-menu-${world.browser.name}.png`);
        await page.press('Escape');
        await isAt('More for Site 1');

        await page.press('Enter');
        await isAt('Edit');
        await page.press('End');
        await page.press('ArrowUp');
        await page.press('ArrowUp');
        await isAt('Move down');
        await page.press('Enter');
        await eventually(titles, (now) => now?.startsWith('Site 0,Site 2,Site 1,'));
        await isAt('More for Site 1');

        await choose('p');
        await eventually(titles, (now) => now?.startsWith('Site 1,Site 0,Site 2,'));
        await isAt('More for Site 1');

        await choose('e');
        await eventually(
            () => page.evaluate(() => document.activeElement?.id),
            (id) => id?.startsWith('issuer-'),
        );
        await page.press('Escape');
        await isAt('More for Site 1');

        await choose('r');
        await eventually(
            () => page.evaluate(() => document.activeElement?.id),
            (id) => id === 'account-cancel',
        );
        await press(page, '.accounts .warning button');
        await isAt('More for Site 0');
        assert.equal(await textOf(page, '#accounts'), 'Accounts (5)');
    });

    it('says in the form why it was not saved, and the focus stays there', async () => {
        await page.evaluate(addAccounts, 6, FEW);
        await page.close();
        page = await options(world);
        await there(page, '#account-search');
        await page.activate();
        await page.evaluate(() => document.getElementById('account-search')?.focus());
        await page.press('ArrowDown');
        await page.press('End');
        await isAt(`More for Site ${FEW - 1}`);
        await choose('e');
        await there(page, '.accounts form');
        await page.evaluate(() => {
            const field = /** @type {HTMLInputElement} */ (
                document.querySelector('.accounts form [id^=sites-]')
            );
            field.value = 'my bank';
            field.focus();
        });
        await page.press('Enter');
        const problem = await eventually(() => textOf(page, '.accounts form #account-problem'), Boolean);
        assert.match(String(problem), /not a website|no website|address/i);
        assert.deepEqual(await page.evaluate(whereItFailed), { inForm: true, isSeen: true, said: '' });
        await page.screenshot(`${ARTIFACTS}/accounts-not-saved-${world.browser.name}.png`);
        await page.press('Escape');
        await isAt(`More for Site ${FEW - 1}`);
        const isAbove = await page.evaluate(() => {
            const list = /** @type {Element} */ (document.querySelector('.accounts'));
            const status = /** @type {Element} */ (document.querySelector('#accounts-status'));
            return Boolean(status.compareDocumentPosition(list) & Node.DOCUMENT_POSITION_FOLLOWING);
        });
        assert.ok(isAbove);
    });

    it('draws of ten thousand those that can be seen, and finds any of them', async () => {
        await page.evaluate(addAccounts, FEW, MANY + 1);
        await page.close();
        page = await options(world);
        await eventually(
            () => textOf(page, '#accounts'),
            (text) => text === `Accounts (${MANY})`,
            20_000,
        );
        await page.activate();
        await page.evaluate(() => document.getElementById('account-search')?.focus());
        await page.press('ArrowDown');
        await isAt('More for Site 0');
        await page.press('End');
        await isAt(`More for Site ${MANY}`);
        await page.press('ArrowUp');
        await isAt(`More for Site ${MANY - 1}`);
        await eventually(
            () => page.evaluate(nodes),
            (count) => count < MOST_NODES,
        );
        // Wherever the window is, there are rows in it.
        for (const part of [0.25, 0.5, 0.9]) {
            await page.evaluate(
                (part) => void scrollTo(0, document.documentElement.scrollHeight * part),
                part,
            );
            await eventually(
                () => page.evaluate(inTheMiddle),
                (title) => /^Site \d+$/.test(title ?? ''),
            );
            assert.ok((await page.evaluate(nodes)) < MOST_NODES, `${part}`);
        }
        // What has the focus is kept while others are looked at.
        await isAt(`More for Site ${MANY - 1}`);
        assert.equal(
            await page.evaluate(() => document.activeElement?.closest('li')?.getAttribute('aria-posinset')),
            String(MANY - 1),
        );

        await page.evaluate(() => {
            const search = /** @type {HTMLInputElement} */ (document.getElementById('account-search'));
            search.value = 'site 4321';
            search.dispatchEvent(new Event('input'));
            search.focus();
        });
        await eventually(
            () => textOf(page, '#accounts-found'),
            (text) => text === '1 account found',
        );
        await eventually(
            () => textOf(page, '#said-status'),
            (text) => text === '1 account found',
        );
        await page.press('ArrowDown');
        await isAt('More for Site 4321');
        await page.close();
    });

    nobodyComplains(world);

    const titles = () =>
        page.evaluate(() =>
            [...document.querySelectorAll('.accounts .issuer')].map(({ textContent }) => textContent).join(),
        );
});

// These run in the settings.

/** Where the focus is after a form was not saved, and whether it is seen why. */
function whereItFailed() {
    const problem = document.querySelector('#account-problem')?.getBoundingClientRect();
    return {
        inForm: Boolean(document.activeElement?.closest('.accounts form')),
        isSeen: problem !== undefined && problem.top >= 0 && problem.bottom <= innerHeight,
        said: document.querySelector('#accounts-status')?.textContent,
    };
}

/** What has the focus, as it is called. */
function focusNow() {
    const { activeElement } = document;
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent;
}

function nodes() {
    return document.querySelectorAll('*').length;
}

/** The account in the middle of the window. */
function inTheMiddle() {
    const row = document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('li');
    return row?.querySelector('.issuer')?.textContent;
}

/** @param {number} from @param {number} to */
async function addAccounts(from, to) {
    const { addTexts } = await import(chrome.runtime.getURL('shared/vault/accounts.js'));
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
    const texts = Array.from({ length: to - from }, (_, at) => {
        const number = from + at;
        const own = [10, 5, 0].map((bits) => letters[(number >> bits) & 31]).join('');
        return `otpauth://totp/Site%20${number}:robin?secret=GEZDGNBVGY3TQOJQGEZDG${own}`;
    });
    await addTexts(texts);
}
