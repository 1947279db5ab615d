/**
 * What an administrator has set, also where the browser does not answer.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

const { chrome, state } = fakeBrowser();
const { managed } = await import(`${EXTENSION}/shared/managed.js`);
const { get } = chrome.storage.managed;

test('what is answered is told, and what is not set is nothing', async () => {
    assert.equal(await managed('sharedComputer'), undefined);
    state.managed = { sharedComputer: true };
    assert.equal(await managed('sharedComputer'), true);
});

test('where nothing is answered, what was heard last counts, and nobody waits for ever', async () => {
    chrome.storage.managed.get = () => new Promise(() => undefined);
    assert.equal(await managed('sharedComputer'), true);
    const begun = performance.now();
    assert.equal(await managed('sharedComputer'), true);
    assert.ok(performance.now() - begun < 900, 'the second time it is waited for a moment only');
});

test('it is heard again once there is an answer', async () => {
    Object.assign(chrome.storage.managed, { get });
    state.managed = {};
    assert.equal(await managed('sharedComputer'), undefined);
    chrome.storage.managed.get = () => new Promise(() => undefined);
    assert.equal(await managed('sharedComputer'), undefined);
});

test('a policy that was taken back while nobody listened is not told any more', async () => {
    state.session = { managedHeard: { sharedComputer: true } };
    Object.assign(chrome.storage.managed, { get });
    const anew = await import(`${EXTENSION}/shared/managed.js?anew`);
    assert.equal(await anew.managed('sharedComputer'), undefined);
    chrome.storage.managed.get = () => new Promise(() => undefined);
    assert.equal(await anew.managed('sharedComputer'), undefined);
});

test('an answer that comes late is heard all the same', async () => {
    state.session = {};
    const late = await import(`${EXTENSION}/shared/managed.js?late`);
    chrome.storage.managed.get = () =>
        new Promise((done) => setTimeout(() => done({ sharedComputer: true }), 1_200));
    assert.equal(await late.managed('sharedComputer'), undefined);
    await new Promise((done) => setTimeout(done, 400));
    chrome.storage.managed.get = () => new Promise(() => undefined);
    assert.equal(await late.managed('sharedComputer'), true);
});
