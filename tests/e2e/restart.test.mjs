/**
 * What is found, and what is done, when the browser is started again: really closed, and started with the same profile.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { startFrameworks } from '../site/frameworks/index.mjs';
import { eventually } from './drivers/index.mjs';
import { signIn } from './frameworks.mjs';
import { ARTIFACTS, inBothBrowsers, nobodyComplains } from './harness.mjs';
import { createVault, options, press, submit, textOf, there } from './vault.mjs';

const PASSWORD = 'otter violin quay lantern';
const ACCOUNT = 'otpauth://totp/Fern:robin?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

inBothBrowsers('a browser that is started again', { access: true, lasting: true }, (world) => {
    it('has the vault locked and whole, clears what it was told to, and says who is signed in still', async () => {
        const served = await startFrameworks({ secure: true });
        try {
            const accounts = await options(world);
            await createVault(accounts, PASSWORD);
            await accounts.evaluate(addAccount, ACCOUNT);
            await accounts.evaluate(clearAtStart, 'larch.localhost');
            const larch = await world.browser.open(world.sites.url('larch'));
            await larch.evaluate(() => (document.cookie = 'kept=1; max-age=86400'));
            const fixture = served.fixtures.find(({ name }) => name === 'laravel');
            assert.ok(fixture);
            const site = await world.browser.open(`${fixture.origin}/`);
            await signIn(served, fixture, site);
            const popup = await world.browser.openExtensionPage('pages/popup/popup.html#computer');
            await press(popup, '#computer-yes');
            await eventually(
                () => textOf(popup, '#computer-state'),
                (text) => text?.includes('signed in as you'),
            );
            for (const page of [larch, site, accounts]) await page.close();
            assert.equal(await popup.evaluate(cookiesOf, 'larch.localhost'), 1);

            await world.restart();

            const leaving = await world.browser.waitForExtensionPage(
                'pages/leaving/leaving.html?because=started',
            );
            const because = await eventually(
                () => textOf(leaving, '#because'),
                (text) => text,
            );
            assert.match(because ?? '', /You, or someone before you, is still signed in to 1 site\./);
            await leaving.screenshot(`${ARTIFACTS}/started-${world.browser.name}.png`);
            await eventually(
                () => leaving.evaluate(cookiesOf, 'larch.localhost'),
                (count) => count === 0,
            );
            assert.ok(!('vaultKey' in (await leaving.evaluate(() => chrome.storage.session.get()))));
            await leaving.close();
            const again = await options(world);
            await submit(again, '#unlock', PASSWORD);
            await there(again, '#lock-now');
            // The accounts are read after the vault is open.
            await eventually(
                () => textOf(again, 'main'),
                (text) => text?.includes('Fern'),
            );
            await again.close();
        } finally {
            await served.close();
        }
    });

    nobodyComplains(world);
});

// These run in pages of the extension.

/** @param {string} address */
async function addAccount(address) {
    const { addTexts } = await import(chrome.runtime.getURL('shared/vault/accounts.js'));
    await addTexts([address]);
}

/** @param {string} site */
async function clearAtStart(site) {
    const rule = { site, protected: false, onTabClose: false, atStart: true, whenIdle: false };
    const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
    await local.set({ clearingRules: [{ ...rule, choice: 'signOutAndClear' }] });
}

/** @param {string} domain */
async function cookiesOf(domain) {
    return (await chrome.cookies.getAll({ domain, partitionKey: {} })).length;
}
