import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inBothBrowsers, nobodyComplains, shownMeter } from './harness.mjs';

/**
 * What of Latchkey is in a page: asks an extension page, which sees the content scripts' world.
 * @param {import('./harness.mjs').Page} control
 * @param {string} url
 * @returns {Promise<string[]>}
 */
function partsIn(control, url) {
    return control.evaluate(async (url) => {
        const tab = (await chrome.tabs.query({})).find((tab) => tab.url === url);
        const [frame] = await chrome.scripting.executeScript({
            target: { tabId: tab?.id ?? -1 },
            func: () => Object.keys(globalThis.latchkey ?? {}).sort(),
        });
        return frame?.result ?? [];
    }, url);
}

inBothBrowsers('the gate', { access: true }, (world) => {
    it('is alone in a page without a password, whatever the page does, and wakes when one comes', async () => {
        const { browser, sites } = world;
        const control = await browser.openExtensionPage('pages/welcome/welcome.html');
        const page = await browser.open(sites.url('quiet'));
        await page.evaluate(async () => {
            for (let round = 0; round < 8; round += 1) {
                for (let count = 0; count < 200; count += 1) {
                    document.body.append(document.createElement('input'));
                }
                await new Promise((done) => setTimeout(done, 150));
            }
        });
        assert.deepEqual(await partsIn(control, sites.url('quiet')), ['gate', 'stop']);
        await page.evaluate(() => {
            document.body.innerHTML = `<form><h1>Create your account</h1>
                <input type="email" aria-label="E-mail">
                <input type="password" id="late" aria-label="Choose a password" autocomplete="new-password">
                <button>Sign up</button></form>`;
        });
        await page.click('#late');
        await shownMeter(page);
        await page.close();
        await control.close();
    });

    it('finds by its focus a field in a shadow root that hangs on no custom element', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('quiet'));
        await page.evaluate(() => {
            const host = document.createElement('div');
            host.id = 'host';
            host.attachShadow({ mode: 'open' }).innerHTML = `<form><h1>Create your account</h1>
                <input type="email" aria-label="E-mail">
                <input type="password" id="inner" aria-label="Choose a password" autocomplete="new-password">
                <button>Sign up</button></form>`;
            document.body.prepend(host);
        });
        await page.click('#host', '#inner');
        await shownMeter(page);
        await page.close();
    });

    it('finds by its focus a password that a text field takes, shown or hidden by a style', async () => {
        const { browser, sites } = world;
        const control = await browser.openExtensionPage('pages/welcome/welcome.html');
        for (const field of [
            '<input id="text" name="user[password]" aria-label="Password">',
            '<input id="text" aria-label="Password" autocomplete="new-password">',
            '<input id="text" name="pwd" aria-label="Password">',
            '<input id="text" name="senha" aria-label="Senha">',
            '<input id="text" name="kennwort" aria-label="Kennwort">',
            '<input id="text" name="mdp" aria-label="Mot de passe">',
            '<input id="text" type="tel" name="n" aria-label="Password" style="-webkit-text-security: disc">',
            '<input id="text" name="pwd" aria-label="Password" style="-webkit-text-security: disc">',
        ]) {
            const page = await browser.open(sites.url('quiet'));
            await page.evaluate((field) => {
                document.body.innerHTML = `<form><h1>Create your account</h1>
                    <input type="email" id="mail" aria-label="E-mail">${field}<button>Sign up</button></form>`;
            }, field);
            await page.click('#mail');
            assert.deepEqual(await partsIn(control, sites.url('quiet')), ['gate', 'stop'], field);
            await page.click('#text');
            await shownMeter(page);
            await page.close();
        }
        await control.close();
    });

    nobodyComplains(world);
});
