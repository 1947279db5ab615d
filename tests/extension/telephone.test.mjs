/**
 * A browser on a telephone: no keys, no menu, no windows.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentScript, EXTENSION, fakeBrowser, until } from './fake-browser.mjs';
import { fakeDocument } from './fake-document.mjs';

const { chrome, state, ask } = fakeBrowser();
for (const missing of ['commands', 'contextMenus', 'windows']) delete (/** @type {any} */ (chrome)[missing]);

test('the background does all the rest', async () => {
    await import(`${EXTENSION}/background/background.js`);
    const { keysOf } = await import(`${EXTENSION}/background/commands.js`);
    chrome.runtime.onInstalled.emit({ reason: 'install' });
    for (const done of chrome.runtime.onStartup.emit()) await done;
    state.origins = new Set(['*://*/*']);
    assert.deepEqual(await ask({ kind: 'mayWatch' }, contentScript('https://fern.example/')), {
        ok: true,
        value: true,
    });
    assert.equal(await keysOf('fill-password'), '');
});

test('the popup is drawn without a window of its own, and the settings without keys', async () => {
    const popup = fakeDocument();
    const { shortcutsView } = await import(`${EXTENSION}/pages/settings/shortcuts-view.js`);
    assert.equal(
        shortcutsView(() => undefined),
        undefined,
    );
    state.tabs = [{ id: 7, url: 'https://fern.example/', incognito: false, windowId: 1 }];
    await import(`${EXTENSION}/pages/popup/popup.js`);
    await until(() => popup.withId('row-cookies') !== undefined);
    assert.equal(popup.withId('pop-out'), undefined);
});
