import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers } from './harness.mjs';
import { verdicts } from '../site/two-factor.mjs';
import { createVault, inPopup, options, popupAt, textOf } from './vault.mjs';

const PASSWORD = 'otter violin quay lantern';

inBothBrowsers('the authenticator', { access: true }, (world) => {
    /** @type {string} */
    let recoveryCode;

    it('makes a vault with a password that is worth it, and shows its recovery code once', async () => {
        const page = await options(world);
        await page.click('#new-password');
        await page.type('tulip');
        await page.click('#new-password-again');
        await page.type('tulip');
        await page.click('#create');
        await eventually(
            () => textOf(page, '#set-up-problem'),
            (text) => text?.includes('too easy to guess'),
        );
        await page.goto(await page.evaluate(() => location.href));
        recoveryCode = await createVault(page, PASSWORD);
        assert.match(recoveryCode, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){6}$/);
        await page.click('#recovery-kept');
        await page.click('#recovery-done');
        await eventually(
            () => textOf(page, '#accounts'),
            (text) => text === 'Accounts (0)',
        );
        assert.doesNotMatch(await page.evaluate(() => document.body.innerText), new RegExp(recoveryCode));
        await page.close();
    });

    it('adds an account from the QR code of a set-up page, and the site takes its first code', async () => {
        const { sites } = world;
        const page = await popupAt(world, sites.url('elm', '/setup.html'));
        await inPopup(world, 'click', '#scan');
        await eventually(
            () => inPopup(world, 'text', '#scan-status'),
            (text) => text?.includes('Elm Bank (robin@elm.example) was added.'),
        );
        await inPopup(world, 'click', '#confirm');
        await eventually(
            () =>
                page.evaluate(() => /** @type {HTMLInputElement} */ (document.querySelector('#code')).value),
            (code) => /^\d{6}$/.test(code),
        );
        await isTaken(page, 'button');
        await page.close();
    });

    it('shows, copies and fills in the code of the site in front', async () => {
        const { sites, browser } = world;
        for (const [path, fields] of [
            ['/', '#code'],
            ['/boxes.html', 'input'],
            ['/shadow.html', 'elm-code'],
        ]) {
            const page = await popupAt(world, sites.url('elm', path));
            assert.match((await inPopup(world, 'text', '.codes li.here .code')) ?? '', /^\d{3} \d{3}/);
            await inPopup(world, 'click', '.codes li.here .fill');
            await eventually(
                () => page.evaluate(codeIn, fields),
                (code) => /^\d{6}$/.test(code),
            );
            await isTaken(page, ...(path === '/shadow.html' ? ['elm-code', 'button'] : ['button']));
            await page.close();
        }
        assert.deepEqual(await browser.problems(), []);
    });

    it('makes neither browser nor extension complain', async () => {
        assert.deepEqual(await world.browser.problems(), []);
    });
});

/** Sends the form, whose code has to be right for the site. @param {import('./harness.mjs').Page} page @param {...string} button */
async function isTaken(page, ...button) {
    const before = verdicts.length;
    await page.click(...button);
    await eventually(
        async () => verdicts.slice(before),
        ([right]) => right,
    );
}

/** What stands in the fields of a code. Runs in the page. @param {string} selector */
function codeIn(selector) {
    const [first] = document.querySelectorAll(selector);
    const fields = (first?.shadowRoot ?? document).querySelectorAll('input');
    return [...fields].map(({ value }) => value).join('');
}
