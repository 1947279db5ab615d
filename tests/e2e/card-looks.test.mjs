/**
 * The states of the popup's card that are met seldom, one picture for each.
 */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { startFrameworks } from '../site/frameworks/index.mjs';
import { addBox, isTicked } from './box.mjs';
import { cardsOf } from './cards.mjs';
import { show } from './clear.mjs';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers, nobodyComplains } from './harness.mjs';
import { tabAt } from './popup.mjs';
import { stored, unstore } from './stored.mjs';
import { createVault, options, press, submit, textOf, there } from './vault.mjs';

const KEY = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
/** Longer than a popup waits before it shows something. */
const BUSY_MS = 8_000;

inBothBrowsers('the looks of rare cards', { access: true, size: { width: 400, height: 760 } }, (world) => {
    const { cardAt, looks } = cardsOf(world);
    /** @type {import('../site/frameworks/index.mjs').Frameworks} */
    let served;
    before(async () => {
        served = await startFrameworks({ secure: true });
    });
    after(() => served.close());

    it('while a page is looked at that is busy', async () => {
        const page = await world.browser.open(world.sites.url('quiet'));
        await page.evaluate(blockSoon, BUSY_MS);
        const popup = await cardAt(world.sites.url('quiet'), 'looking');
        await looks(popup, 'looking');
        await there(popup, '[data-card=nothing]');
        await popup.close();
        await page.close();
    });

    it('where a password is chosen, and nothing says in which field', async () => {
        const address = world.sites.url('fern', '/change.html');
        const page = await world.browser.open(address);
        await page.click('[autocomplete=current-password], #old-password, input[type=password]');
        const popup = await cardAt(address, 'whichPassword');
        await looks(popup, 'whichPassword');
        await popup.close();
        await page.close();
    });

    it('where somebody is signed in, from which “Sign out and delete everything” leads to just that', async () => {
        const fixture = served.fixtures.find(({ name }) => name === 'flask') ?? assert.fail();
        const page = await world.browser.open(`${fixture.origin}${fixture.form.path}`);
        await page.click(`[name="${fixture.form.user}"]`);
        await page.type(fixture.account.user);
        await page.click(`[name="${fixture.form.password}"]`);
        await page.type(fixture.account.password);
        await page.click('#sign-in button');
        const address = `${fixture.origin}${fixture.accountPath}`;
        await eventually(
            () => page.evaluate(() => location.href).catch(() => ''),
            (here) => here === address,
        );
        const popup = await cardAt(address, 'signedIn');
        await looks(popup, 'signedIn');
        await popup.click('[data-card=signedIn] a[href="#clear"]');
        await there(popup, '#clear-signOutAndClear:checked');
        await popup.close();
        await page.close();
    });

    it('while a site is cleared, and where that has failed', async () => {
        const page = await world.browser.open(world.sites.url('quiet'));
        const popup = await cardAt(world.sites.url('quiet'), 'nothing');
        await popup.evaluate(setWorking, 'quiet.localhost');
        await there(popup, '[data-card=clearing] progress');
        await looks(popup, 'clearing-working');
        await popup.evaluate(() => chrome.storage.session.remove('clearingStatus'));
        for (const [what, card] of /** @type {const} */ ([
            ['clear', 'notCleared'],
            ['fillCode', 'codeNotFilled'],
            ['fillPassword', 'passwordNotFilled'],
        ])) {
            await popup.evaluate(setFailed, world.sites.url('quiet'), what);
            const failed = await cardAt(world.sites.url('quiet'), card);
            assert.match((await textOf(failed, '.now .problem')) ?? '', /^It did not work/);
            await looks(failed, card);
            await failed.close();
        }
        await popup.close();
        await page.close();
    });

    it('where it is to be asked who uses the computer', async () => {
        const worker = await world.browser.openExtensionPage('pages/welcome/welcome.html');
        // The sign-in of the test before is known.
        await unstore(worker, 'computer');
        const login = await world.browser.open(world.sites.url('fern', '/login.html'));
        // Nothing tells the page when its form has been understood, and a form that was sent before has come anew.
        await eventually(async () => {
            if (!(await login.evaluate(() => Boolean(document.querySelector('#added'))))) {
                await login.evaluate(addBox, 'This is a public computer');
                await login.click('input[type=password]');
                await login.type('Tr0ub4dor&3');
            }
            // A tick that came before that has not been seen.
            do await login.click('#added');
            while (!(await login.evaluate(isTicked)));
            await login.click('input[type=password]');
            await login.press('Enter');
            return stored(worker, 'computer');
        }, Boolean);
        await login.close();
        const page = await world.browser.open(world.sites.url('quiet'));
        const id = await worker.evaluate(tabAt, world.sites.url('quiet'));
        // It is asked once: in the popup that is opened first.
        const popup = await world.browser.openExtensionPage(`pages/popup/popup.html?tab=${id}`);
        await there(popup, '[data-card=askComputer]');
        await looks(popup, 'askComputer');
        await press(popup, '#computer-no');
        await there(popup, '[data-card=nothing]');
        for (const opened of [popup, page, worker]) await opened.close();
    });

    it('where a code of this site is asked for, and where the vault is damaged', async () => {
        const accounts = await options(world);
        await createVault(accounts, 'otter violin quay lantern');
        await press(accounts, '#recovery-kept');
        await press(accounts, '#recovery-done');
        await submit(accounts, '#add-text', `otpauth://totp/Elm:robin?secret=${KEY}`);
        await eventually(
            () => textOf(accounts, '#add-status'),
            (said) => said?.includes('Elm'),
        );
        const page = await world.browser.open(world.sites.url('elm'));
        const popup = await cardAt(world.sites.url('elm'), 'findCode');
        await press(popup, '.use-here');
        await there(popup, '[data-card=fillCode] .fill');
        await looks(popup, 'fillCode');
        await show(popup, '');
        await popup.close();
        await accounts.evaluate(damageVault);
        const damaged = await cardAt(world.sites.url('elm'), 'vaultDamaged');
        await looks(damaged, 'vaultDamaged');
        for (const opened of [damaged, page, accounts]) await opened.close();
    });

    nobodyComplains(world);
});

// These run in pages of the web.

/** In a moment, nothing else happens in the page for so long. @param {number} ms */
function blockSoon(ms) {
    setTimeout(() => {
        for (const end = Date.now() + ms; Date.now() < end;);
    });
}

// These run in pages of the extension.

/** As the background tells it. @param {string} site */
async function setWorking(site) {
    const wish = { choice: 'signOutAndClear', scope: 'site', since: null };
    const [usual] = await chrome.cookies.getAllCookieStores();
    const steps = { done: 2, of: 7, dataType: 'cookies' };
    const about = { state: 'working', site, storeId: usual?.id, wish, ...steps, at: Date.now() };
    await chrome.storage.session.set({ clearingStatus: about });
}

/** As the background does it. @param {string} address @param {string} what */
async function setFailed(address, what) {
    const tabs = await chrome.tabs.query({});
    const tabId = Number(tabs.find(({ url }) => url === address)?.id);
    await chrome.storage.session.set({ failedIn: { [tabId]: what } });
    await chrome.action.setBadgeText({ tabId, text: '!' });
    await chrome.action.setTitle({ tabId, title: 'It did not work, and this says why.' });
}

async function damageVault() {
    const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
    const records = (await local.keys()).filter((/** @type {string} */ name) => name.startsWith('vault.'));
    await local.set(Object.fromEntries(records.map((/** @type {string} */ name) => [name, 'damaged'])));
}
