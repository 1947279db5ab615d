/**
 * Light, dark, or as the system has it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser, until } from './fake-browser.mjs';
import { fakeDocument } from './fake-document.mjs';

const { state } = fakeBrowser();
const scheme = () => document.documentElement.style.colorScheme;

/** Opens the part of the settings. @param {string} name */
async function settings(name) {
    const body = fakeDocument();
    const { followTheme } = await import(`${EXTENSION}/pages/ui/theme.js?${name}`);
    const { drawBody } = await import(`${EXTENSION}/pages/ui/view.js?${name}`);
    const { themeView } = await import(`${EXTENSION}/pages/accounts/theme-view.js?${name}`);
    followTheme();
    const draw = () => drawBody([themeView(draw)]);
    draw();
    return /** @type {any} */ (body.withId('theme') ?? assert.fail());
}

test('what is chosen is seen at once, on this page and on those that open later', async () => {
    const select = await settings('first');
    assert.equal(scheme(), '');
    for (const theme of ['dark', 'light']) {
        select.value = theme;
        select.act('change');
        await until(() => scheme() === theme);
        assert.equal(state.stored.theme, theme);
    }
    fakeDocument();
    const { followTheme } = await import(`${EXTENSION}/pages/ui/theme.js?second`);
    followTheme();
    await until(() => scheme() === 'light');
});

test('as the system has it is no choice, and what is on the disk may be anything', async () => {
    const select = await settings('third');
    select.value = 'system';
    select.act('change');
    await until(() => scheme() === '');
    assert.ok(!('theme' in state.stored));
    state.stored.theme = 'url(https://fern.example)';
    fakeDocument();
    const { followTheme } = await import(`${EXTENSION}/pages/ui/theme.js?fourth`);
    followTheme();
    await new Promise((done) => setTimeout(done, 50));
    assert.equal(scheme(), '');
});
