/**
 * What tabs have shown of a site, which is cleared with it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, until } from './fake-browser.mjs';
import { chrome, clearSite, site, state, wait, WISH } from './site-in-tabs.mjs';

const { originsOf } = await import(`${EXTENSION}/shared/clearing/places.js`);

/** A tab goes to an address. @param {string} url @param {object} [tab] */
function show(url, tab = {}) {
    chrome.tabs.onUpdated.emit(20, { url }, { id: 20, url, incognito: false, ...tab });
}

const known = () => originsOf('birch.example', '0');

test('what tabs have shown is cleared with its site, and forgotten then', async () => {
    state.tabs = [{ id: 7, url: 'https://birch.example/', incognito: false }];
    show('https://app.birch.example/inbox');
    show('http://birch.example:3000/');
    show('https://notbirch.example/');
    show('https://private.birch.example/', { incognito: true });
    show('chrome://settings');
    await until(() => /** @type {any[]} */ (state.session.seenPlaces)?.length === 3);
    assert.deepEqual(await known(), ['https://app.birch.example', 'http://birch.example:3000']);
    assert.ok(!('ruledPlaces' in state.stored), 'nothing of it is written down');
    const page = { address: 'https://birch.example/', tab: state.tabs[0] };
    await clearSite(page, WISH);
    const origins = state.cleared.flatMap(({ limits, types }) => (types.localStorage ? limits.origins : []));
    assert.ok(origins.includes('https://app.birch.example'));
    assert.ok(origins.includes('http://birch.example:3000'));
    assert.ok(!origins.some((/** @type {string} */ origin) => /notbirch|private/.test(origin)));
    assert.deepEqual(await known(), ['https://birch.example'], 'what is open still');
});

test('what a tab shows for a moment after the last look is not forgotten', async () => {
    state.tabs = [{ id: 7, url: 'https://birch.example/', incognito: false }];
    let isShown = false;
    state.beforeSessionWrite = async (/** @type {any} */ { clearingStatus: told }) => {
        if (isShown || told?.state !== 'done' || told.looksAgain) return;
        isShown = true;
        show('https://late.birch.example/');
        await until(() => JSON.stringify(state.session.seenPlaces ?? '').includes('late.birch'));
    };
    await clearSite({ address: 'https://birch.example/', tab: state.tabs[0] }, WISH);
    state.beforeSessionWrite = () => undefined;
    assert.ok(isShown);
    assert.ok((await known()).includes('https://late.birch.example'));
});

test('it is kept on the disk as long as there is a rule for the site', async () => {
    show('https://app.birch.example/inbox');
    show('https://oak.example/');
    await until(() => /** @type {any[]} */ (state.session.seenPlaces)?.length === 2);
    const rule = { site: 'birch.example', protected: false, onTabClose: false, atStart: true };
    await chrome.storage.local.set({
        clearingRules: [{ ...rule, whenIdle: false, choice: 'signOutAndClear' }],
    });
    await until(() => 'ruledPlaces' in state.stored);
    assert.deepEqual(state.stored.ruledPlaces, [{ origin: 'https://app.birch.example', storeId: '0' }]);
    state.session = {};
    assert.deepEqual(await known(), ['https://app.birch.example'], 'after the browser has ended');
    await chrome.storage.local.set({ clearingRules: [] });
    await until(() => /** @type {any[]} */ (state.stored.ruledPlaces).length === 0);
});

test('frames of a site with a rule are known when it is cleared', async () => {
    const rule = { site: 'fern.example', protected: false, onTabClose: true, atStart: false };
    await chrome.storage.local.set({
        clearingRules: [{ ...rule, whenIdle: false, choice: 'signOutAndClear' }],
    });
    site.frame = { url: 'https://m.fern.example:8443/embedded', session: {} };
    for (const tab of state.tabs) chrome.tabs.onUpdated.emit(tab.id, { status: 'complete' }, tab);
    const places = () => JSON.stringify(state.stored.ruledPlaces ?? []);
    await until(() => places().includes('https://m.fern.example:8443'));
    await new Promise((done) => wait(done, 50));
    assert.ok(!places().includes('oak'));
    state.tabs = [];
    state.session = {};
    assert.deepEqual(
        (await originsOf('fern.example', '0')).filter((/** @type {string} */ origin) =>
            origin.includes('m.'),
        ),
        ['https://m.fern.example:8443'],
    );
    await chrome.storage.local.set({ clearingRules: [] });
    await until(() => places() === '[]');
});
