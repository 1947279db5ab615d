/**
 * Light, dark, or as the system has it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser, until } from './fake-browser.mjs';
import { fakeDocument } from './fake-document.mjs';

const { state } = fakeBrowser();
const scheme = () => document.documentElement.style.colorScheme;

const marks = () => ({ ...document.documentElement.dataset });

/** Opens the part of the settings. @param {string} name */
async function settings(name) {
    const body = fakeDocument();
    const { followLooks } = await import(`${EXTENSION}/pages/ui/theme.js?${name}`);
    const { drawBody } = await import(`${EXTENSION}/pages/ui/view.js?${name}`);
    const { looksView } = await import(`${EXTENSION}/pages/settings/looks-view.js?${name}`);
    followLooks();
    const draw = () => drawBody([looksView(draw)]);
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
    const { followLooks } = await import(`${EXTENSION}/pages/ui/theme.js?second`);
    followLooks();
    await until(() => scheme() === 'light');
});

test('as the system has it is no choice, and what is on the disk may be anything', async () => {
    const select = await settings('third');
    select.value = 'system';
    select.act('change');
    await until(() => scheme() === '');
    assert.ok(!('theme' in state.stored));
    state.stored.theme = 'url(https://fern.example)';
    state.stored.textSize = 900;
    fakeDocument();
    const { followLooks } = await import(`${EXTENSION}/pages/ui/theme.js?fourth`);
    followLooks();
    await new Promise((done) => setTimeout(done, 50));
    assert.equal(scheme(), '');
    assert.deepEqual(marks(), {});
});

test('the strongest contrast and the size of the text are marks that the styles know', async () => {
    const select = await settings('fifth');
    select.value = 'contrast';
    select.act('change');
    await until(() => marks().theme === 'contrast');
    assert.equal(scheme(), '');
    const size = /** @type {any} */ (globalThis).document.body.withId('textSize');
    for (const textSize of ['larger', 'large']) {
        size.value = textSize;
        size.act('change');
        await until(() => marks().textSize === textSize);
        assert.equal(state.stored.textSize, textSize);
    }
    size.value = 'usual';
    size.act('change');
    await until(() => !('textSize' in marks()));
    assert.ok(!('textSize' in state.stored));
});
