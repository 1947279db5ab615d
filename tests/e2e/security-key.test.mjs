import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers } from './harness.mjs';
import { createVault, options, press, submit, textOf, there } from './vault.mjs';

/** @typedef {import('./drivers/chromium-page.mjs').ChromiumPage} ChromiumPage */

const PASSWORD = 'otter violin quay lantern';

inBothBrowsers('security keys', { access: true }, (world) => {
    it('open the vault beside the password, where the browser lets extensions use them', async (t) => {
        const page = await options(world);
        await createVault(page, PASSWORD);
        await page.click('#recovery-kept');
        await page.click('#recovery-done');
        await there(page, '#lock-now');
        if (!('puppeteer' in page)) {
            assert.ok(!(await textOf(page, '#security-key-add')));
            t.diagnostic('Firefox lets no page of an extension be a relying party: nothing is offered there');
            return;
        }
        const remove = await virtualKey(/** @type {ChromiumPage} */ (page));
        const status = () => textOf(page, '#security-key-status');
        await askedAndPassed('#security-key-add');
        await eventually(status, (text) => text === 'The security key was added.');
        await askedAndPassed('#security-key-add');
        await eventually(status, (text) => text === 'This security key opens the vault already.');

        await press(page, '#lock-now');
        await there(page, '#unlock-security-key');
        await press(page, '#unlock-security-key');
        await there(page, '#lock-now');

        await press(page, '#lock-now');
        await there(page, '#unlock-security-key');
        await remove();
        await virtualKey(/** @type {ChromiumPage} */ (page));
        await press(page, '#unlock-security-key');
        await eventually(
            () => page.evaluate(() => document.body.innerText),
            (text) => text.includes('No security key answered.'),
            70_000,
        );
        await submit(page, '#unlock', PASSWORD);
        await there(page, '.remove-key');
        await askedAndPassed('.remove-key');
        await eventually(status, (text) => text?.startsWith('Security key removed.'));
        await press(page, '#lock-now');
        await there(page, '#unlock');
        assert.ok(!(await textOf(page, '#unlock-security-key')));
        await page.close();

        /** Presses what asks for the password, and gives it. @param {string} selector */
        async function askedAndPassed(selector) {
            await press(page, selector);
            await there(page, '#asked-password');
            await submit(page, '#asked-password', PASSWORD);
            await eventually(
                () => textOf(page, '#asked-password'),
                (text) => !text && text !== '',
            );
        }
    });

    it('make neither browser nor extension complain', async () => {
        assert.deepEqual(await world.browser.problems(), []);
    });
});

/** Plugs in a security key that says yes at once; what it gives takes it out again. @param {ChromiumPage} page */
async function virtualKey({ puppeteer }) {
    const session = await puppeteer.createCDPSession();
    await session.send('WebAuthn.enable');
    await session.send('WebAuthn.addVirtualAuthenticator', {
        options: {
            protocol: 'ctap2',
            ctap2Version: 'ctap2_1',
            transport: 'usb',
            hasResidentKey: true,
            hasUserVerification: true,
            isUserVerified: true,
            hasPrf: true,
            automaticPresenceSimulation: true,
        },
    });
    return async () => {
        await session.send('WebAuthn.disable');
        await session.detach();
    };
}
