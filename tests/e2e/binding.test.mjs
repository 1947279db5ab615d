/**
 * To which site an account is bound that was found on a page: seen in a browser, without access to any site but by the click.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers, nobodyComplains } from './harness.mjs';
import { createVault, inExtension, inPopup, options, popupAt, there } from './vault.mjs';

inBothBrowsers('the site of an account', { access: false }, (world) => {
    it('is asked for where a frame in the picture could be of another site', async () => {
        const page = await options(world);
        await there(page, '#create');
        await createVault(page, 'otter violin quay lantern');
        await page.close();
        for (const frame of ['address', 'redirected', 'navigated', 'open', 'closed', 'sandboxed']) {
            const tab = await popupAt(world, world.sites.url('elm', `/setup-framed.html#${frame}`));
            await inPopup(world, 'click', '#scan');
            assert.equal(await inPopup(world, 'text', '#ask-site'), 'Use for elm.localhost', frame);
            assert.deepEqual(await sites(), [[]], frame);
            await tab.close();
        }
    });

    it('is used once the person has said so', async () => {
        const tab = await popupAt(world, world.sites.url('elm', '/setup-framed.html#redirected'));
        await inPopup(world, 'click', '#scan');
        await inPopup(world, 'click', '#ask-site');
        await eventually(sites, (sites) => sites?.flat()[0] === 'elm.localhost');
        await tab.close();
    });

    for (const frame of ['none', 'own', 'small']) {
        it(`is that of the page, without a question, with the frame: ${frame}`, async () => {
            await inExtension(world, removeAll);
            const tab = await popupAt(world, world.sites.url('elm', `/setup-framed.html#${frame}`));
            await inPopup(world, 'click', '#scan');
            await eventually(sites, (sites) => sites?.flat()[0] === 'elm.localhost');
            assert.equal(await inPopup(world, 'text', '#questions'), '');
            await tab.close();
        });
    }

    nobodyComplains(world);

    /** The sites of each account. */
    function sites() {
        return inExtension(world, async () => {
            const { listed } = await import(chrome.runtime.getURL('shared/vault/accounts.js'));
            const { rows } = await listed(undefined, '');
            return rows.map((/** @type {{ sites: string[] }} */ { sites }) => sites);
        });
    }
});

/** Runs in a page of the extension. */
async function removeAll() {
    const { listed, remove } = await import(chrome.runtime.getURL('shared/vault/accounts.js'));
    const { rows } = await listed(undefined, '');
    for (const { id } of rows) await remove(id);
}
