import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { contentScript, EXTENSION, fakeBrowser, until } from './fake-browser.mjs';

const { chrome, state, ask } = fakeBrowser();
await import(`${EXTENSION}/background/background.js`);

/** @returns {string[]} */
const signs = () => /** @type {any} */ (state.stored.computer)?.signs ?? [];
/** Time for what must not happen. */
const settled = () => new Promise((done) => setTimeout(done, 100));

beforeEach(() => {
    delete state.stored.computer;
    Object.assign(state, { windows: [{ state: 'normal' }], installType: 'normal' });
});

test('a person who installs it, or updates it, shows no sign', async () => {
    state.installType = 'admin';
    chrome.runtime.onInstalled.emit({ reason: 'update' });
    state.installType = 'normal';
    chrome.runtime.onInstalled.emit({ reason: 'install' });
    chrome.runtime.onStartup.emit();
    await settled();
    assert.deepEqual(signs(), []);
});

test('a profile is new where the administrator has it installed', async () => {
    state.installType = 'admin';
    chrome.runtime.onInstalled.emit({ reason: 'install' });
    await until(() => signs().length > 0);
    assert.deepEqual(signs(), ['freshProfile']);
});

test('a kiosk starts with nothing but full screens', async () => {
    state.windows = [{ state: 'fullscreen' }, { state: 'normal' }];
    chrome.runtime.onStartup.emit();
    await settled();
    assert.deepEqual(signs(), []);
    state.windows = [{ state: 'fullscreen' }];
    chrome.runtime.onStartup.emit();
    await until(() => signs().length > 0);
    assert.deepEqual(signs(), ['kiosk']);
});

test('a box for public computers is a sign once the form is sent, and in private windows it is none', async () => {
    state.origins.add('*://*/*');
    const sent = {
        kind: 'submitted',
        account: '',
        publicComputer: true,
        isTry: false,
        form: 'logIn',
        typed: true,
    };
    await ask(sent, contentScript('https://fern.example/login', { incognito: true }));
    await ask({ ...sent, publicComputer: false }, contentScript());
    await settled();
    assert.deepEqual(signs(), []);
    await ask(sent, contentScript());
    await until(() => signs().length > 0);
    assert.deepEqual(signs(), ['publicComputerBox']);
});
