import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';
import { fakeDocument } from './fake-document.mjs';

const { chrome, state } = fakeBrowser();
fakeDocument();
const { nextStep, take } = await import(`${EXTENSION}/pages/leaving/next-step.js`);
const { groupOf } = await import(`${EXTENSION}/pages/leaving/row.js`);

/** @param {string} site */
const at = (site) => ({
    site,
    storeId: '0',
    storeKind: 'usual',
    cookies: ['sid'],
    address: `https://${site}/`,
    until: null,
    since: null,
});
/** @param {string | null} reason @param {string} [site] */
const stepAt = async (reason, site = 'fern.example') => nextStep(at(site), reason);

test('each reason has one next step', async () => {
    const elsewhere = { kind: 'site', url: 'https://fern.example/', endsElsewhere: true, storeId: '0' };
    const settings = 'chrome://settings/content/siteDetails?site=https%3A%2F%2Ffern.example%2F';
    const rows = /** @type {[string, unknown][]} */ ([
        ['noControl', elsewhere],
        ['unreachable', elsewhere],
        ['didNothing', elsewhere],
        ['serverKeepsSession', elsewhere],
        ['unproven', elsewhere],
        ['replaced', elsewhere],
        ['interrupted', elsewhere],
        ['signsInAgain', { ...elsewhere, endsElsewhere: false }],
        ['notRemoved', { kind: 'settings', url: settings, endsElsewhere: false }],
        ['pageAsks', { kind: 'again' }],
    ]);
    for (const [reason, wanted] of rows) assert.deepEqual(await stepAt(reason), wanted, reason);
    assert.equal(await stepAt(null), undefined);
});

test('where a site has a list of devices, the step leads there', async () => {
    const step = await stepAt('serverKeepsSession', 'github.com');
    assert.equal(step.kind, 'devices');
    assert.match(step.url, /^https:\/\/github\.com\//);
});

test('a page that asks is shown while it is open, in its own cookie store', async () => {
    state.tabs = [
        { id: 3, windowId: 1, url: 'https://oak.example/', incognito: false },
        { id: 4, windowId: 1, url: 'https://www.fern.example/draft', incognito: true },
    ];
    assert.deepEqual(await stepAt('pageAsks'), { kind: 'again' });
    state.tabs.push({ id: 5, windowId: 2, url: 'https://www.fern.example/draft', incognito: false });
    assert.deepEqual(await stepAt('pageAsks'), { kind: 'page', tabId: 5, windowId: 2 });
});

test('the site is opened where the session is: in a private window, elsewhere somebody else is signed in', async () => {
    state.tabs = [
        { id: 3, windowId: 1, url: 'https://oak.example/', incognito: false },
        { id: 4, windowId: 9, url: 'https://oak.example/', incognito: true },
    ];
    /** @type {any[]} */
    const opened = [];
    const { create } = chrome.tabs;
    const { windows } = chrome;
    /** @type {number[]} */
    const focused = [];
    Object.assign(chrome, { windows: { update: async (/** @type {number} */ id) => focused.push(id) } });
    Object.assign(chrome.tabs, { create: async (/** @type {any} */ tab) => opened.push(tab) });
    try {
        const session = { ...at('fern.example'), storeId: '1', storeKind: 'private' };
        await take(await nextStep(session, 'unproven'));
        await take(await nextStep(at('fern.example'), 'unproven'));
    } finally {
        Object.assign(chrome.tabs, { create });
        Object.assign(chrome, { windows });
    }
    assert.deepEqual(
        opened.map(({ url, windowId }) => [url, windowId]),
        [
            ['https://fern.example/', 9],
            ['https://fern.example/', 1],
        ],
    );
    assert.deepEqual(focused, [9, 1]);
});

test('Firefox opens no settings: what was not removed is tried again', async () => {
    Object.assign(chrome.runtime, { getBrowserInfo: () => undefined });
    try {
        assert.deepEqual(await stepAt('notRemoved'), { kind: 'again' });
    } finally {
        Reflect.deleteProperty(chrome.runtime, 'getBrowserInfo');
    }
});

test('signed out is only what is sure; what is behind it, or went wrong, needs the person', () => {
    const behind = { provider: 'oak.example', isSeen: true };
    const ended = { outcome: 'endedOnServer', reason: null, step: undefined };
    const rows = /** @type {[string, unknown, unknown, string][]} */ ([
        ['not begun', undefined, undefined, 'open'],
        ['waiting', 'waiting', undefined, 'open'],
        ['proving', 'proving', undefined, 'open'],
        ['confirmed', ended, undefined, 'signedOut'],
        ['a provider signs in again', ended, behind, 'needsYou'],
        ['here only', { ...ended, outcome: 'removedHereOnly' }, undefined, 'needsYou'],
        ['failed', { ...ended, outcome: 'failed' }, undefined, 'needsYou'],
        ['an error', { problem: 'Something went wrong' }, undefined, 'needsYou'],
    ]);
    for (const [name, was, other, group] of rows) assert.equal(groupOf(was, other), group, name);
});
