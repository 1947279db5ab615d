/**
 * What pages say of what was to be done, beside the place where it was, and of what is known.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser, until } from './fake-browser.mjs';
import { click, fakeDocument } from './fake-document.mjs';

const { state } = fakeBrowser();
const cookie = {
    name: 'private-name',
    value: 'a1b2c3d4',
    domain: 'fern.example',
    hostOnly: true,
    path: '/',
    secure: false,
    httpOnly: false,
    sameSite: 'lax',
    session: true,
    storeId: '0',
};
const tab = { id: 7, url: 'https://fern.example/', incognito: false, windowId: 1 };

/** Opens the popup about the tab in front. @param {string} name @param {Partial<typeof tab>} [about] */
async function popup(name, about = {}) {
    const body = fakeDocument();
    Object.assign(globalThis, { requestIdleCallback: (/** @type {() => void} */ work) => setTimeout(work) });
    state.tabs = [{ ...tab, ...about }];
    state.cookies = [cookie];
    state.origins = new Set(['*://*/*']);
    await import(`${EXTENSION}/pages/popup/popup.js?${name}`);
    await until(() => body.withId('row-cookies')?.textContent.includes('1') === true);
    return body;
}

test('what was to be done with a cookie and was not is told beside it, and no address names it', async () => {
    const body = await popup('details');
    click(body.withId('row-cookies') ?? assert.fail());
    await until(() => body.all('a').some(({ textContent }) => textContent.includes('private-name')));
    const row = body.all('a').find(({ textContent }) => textContent.includes('private-name'));
    assert.match(row?.attributes['href'] ?? '', /^#cookies\/\d+$/);
    click(row ?? assert.fail());
    assert.doesNotMatch(location.hash, /private-name/);
    await until(() => body.withId('cookie') !== undefined);
    state.beforeWrite = () => {
        throw new Error('the disk is full');
    };
    const box = /** @type {any} */ (body.withId('cookie')?.all('input')[0]);
    box.checked = true;
    box.act('change');
    const problem = chrome.i18n.getMessage('problem_unknown');
    await until(() => body.withId('cookies-status')?.textContent.includes(problem) === true);
    assert.equal(box.checked, false);
    state.beforeWrite = () => undefined;
});

test('a box is as it was where the browser has refused', async () => {
    const body = fakeDocument();
    state.agrees = false;
    const { drawBody } = await import(`${EXTENSION}/pages/ui/view.js?boxes`);
    const { computerViews, followComputer } = await import(`${EXTENSION}/pages/settings/computer-view.js`);
    const draw = () => drawBody(computerViews(draw));
    followComputer(draw);
    await until(() => body.withId('computer-notify') !== undefined);
    const box = /** @type {any} */ (body.withId('computer-notify'));
    // The browser ticks it before anybody is asked.
    box.checked = true;
    box.act('change');
    await until(() => box.checked === false);
});

test('what came of the question for access is shown beside it, and gone with the next', async () => {
    const { carryOut } = await import(`${EXTENSION}/pages/ui/access-question.js`);
    const place = { textContent: '' };
    let changes = 0;
    const changed = () => (changes += 1);
    await carryOut(Promise.resolve(false), changed, place);
    assert.equal(place.textContent, chrome.i18n.getMessage('accessDeclined'));
    await carryOut(Promise.reject(new Error('no click')), changed, place);
    assert.equal(place.textContent, chrome.i18n.getMessage('problem_unknown'));
    assert.equal(changes, 0);
    await carryOut(Promise.resolve(true), changed, place);
    assert.deepEqual([place.textContent, changes], ['', 1]);
});

test('the settings say who uses the computer as it is known, and take each answer', async () => {
    const body = fakeDocument();
    const { declare, forget, note } = await import(`${EXTENSION}/shared/sessions/computer.js`);
    const { drawBody } = await import(`${EXTENSION}/pages/ui/view.js?who`);
    const rows = [
        { says: 'computerAssumed', act: forget, asks: true },
        {
            says: 'computerUnsure',
            act: () => note({ kind: 'seen', sign: 'publicComputerBox' }),
            asks: true,
        },
        { says: 'computerPersonal', act: () => declare('personal', true), asks: false },
        { says: 'computerShared', act: () => declare('shared', true), asks: false },
    ];
    const { computerViews, followComputer } = await import(
        `${EXTENSION}/pages/settings/computer-view.js?who`
    );
    const draw = () => drawBody(computerViews(draw));
    followComputer(draw);
    for (const { says, act, asks } of rows) {
        await act();
        const wanted = chrome.i18n.getMessage(says);
        await until(() => body.withId('who-now')?.textContent === wanted);
        assert.equal(body.withId('computer-no') !== undefined, asks, says);
        assert.equal(body.withId('who-reasons') !== undefined, says === 'computerUnsure');
    }
    await forget();
});

test('the popup says no more of who uses the computer than is known', async () => {
    const { declare, forget, note } = await import(`${EXTENSION}/shared/sessions/computer.js`);
    const rows = [
        { says: 'computerAssumed', row: 'row_computer_personal', act: forget, asks: true },
        {
            says: 'computerUnsure',
            row: 'row_computer_ask',
            act: async () => {
                await note({ kind: 'asked' });
                await note({ kind: 'seen', sign: 'publicComputerBox' });
            },
            asks: true,
        },
        {
            says: 'computerPersonal',
            row: 'row_computer_personal',
            act: () => declare('personal', true),
            asks: false,
        },
        {
            says: 'computerNothingLeft',
            row: 'row_computer_other',
            act: () => declare('shared', true),
            asks: false,
        },
    ];
    for (const { says, row, act, asks } of rows) {
        await act();
        const body = await popup(says);
        const hub = body.withId('row-computer');
        await until(() => hub?.textContent.endsWith(chrome.i18n.getMessage(row, ['0'])) === true);
        click(hub ?? assert.fail());
        await until(() => body.withId('computer-state') !== undefined);
        assert.equal(body.withId('computer-state')?.textContent, chrome.i18n.getMessage(says));
        assert.equal(body.withId('computer-no') !== undefined, asks, says);
        const reason = chrome.i18n.getMessage('computerReason_publicComputerBox');
        assert.equal(body.textContent.includes(reason), says === 'computerUnsure', says);
    }
    await forget();
});

test('that it could not be read who uses the computer is said no longer than it is so', async () => {
    const { declare, forget } = await import(`${EXTENSION}/shared/sessions/computer.js`);
    state.unreadable.add('computer');
    const body = await popup('away');
    click(body.withId('row-computer') ?? assert.fail());
    const problem = chrome.i18n.getMessage('problem_unknown');
    const says = () => body.withId('computer')?.textContent.includes(problem);
    await until(() => says() === true);
    state.unreadable.delete('computer');
    await declare('shared', true);
    await until(() => body.withId('computer-state') !== undefined);
    assert.equal(says(), false);
    await forget();
});

/** What a site's cookies come to, by what signs in. @param {number} cookies @param {number} signIn */
const inspectionOf = (cookies, signIn) => ({
    summary: { cookies, signIn, until: null, untilClosed: signIn, faults: [] },
    cookies: [],
    follow: 0,
    foreign: 0,
    private: false,
});

const summaries = /** @type {const} */ ([
    // What the page shows, cookies, those that sign in, what is stored, and what is said.
    ['yes', 0, 0, [], ['cookiesNone']],
    ['yes', 2, 0, [], ['cookiesNoneRecognised']],
    ['yes', 2, 0, ['token'], ['storageSignsIn']],
    ['yes', 0, 0, ['token'], ['storageSignsIn']],
    ['yes', 2, 1, [], ['cookiesSignIn_closed_one']],
    ['yes', 2, 1, ['token'], ['cookiesSignIn_closed_one', 'storageSignsInToo']],
    ['no', 2, 0, [], ['cookiesSignNobodyIn']],
    ['no', 2, 0, ['token'], ['storageLikeSignIn']],
    ['no', 0, 0, ['token'], ['storageLikeSignIn']],
    ['no', 2, 1, [], ['cookiesLikeSignIn_one']],
    ['no', 2, 2, [], ['cookiesLikeSignIn_other']],
    ['unknown', 0, 0, [], ['cookiesNone']],
    ['unknown', 2, 0, [], ['cookiesSignNobodyIn']],
    ['unknown', 2, 1, [], ['cookiesSignIn_closed_one']],
    ['pending', 2, 1, [], ['cookiesSignIn_closed_one']],
]);

for (const [signedIn, cookies, signIn, stored, names] of summaries) {
    test(`nothing contradicts: ${[signedIn, cookies, signIn, ...stored].join(' ')}`, async () => {
        const { quoted, summaryLines } = await import('../../extension/pages/popup/cookie-words.js');
        const place = stored.map(quoted).join();
        assert.deepEqual(
            summaryLines(inspectionOf(cookies, signIn), [...stored], signedIn),
            names.map((name) =>
                chrome.i18n.getMessage(name, [name.startsWith('storage') ? place : String(signIn)]),
            ),
        );
    });
}

test('a window of its own is about a view, and there is none about a private tab', async () => {
    /** @type {string[]} */
    const opened = [];
    Object.assign(chrome.windows, {
        create: async (/** @type {{ url: string }} */ { url }) => opened.push(url),
    });
    Object.assign(globalThis, { window: { close: () => undefined } });
    const hub = await popup('window');
    await until(() => hub.withId('pop-out') !== undefined);
    hub.withId('pop-out')?.act('click');
    await until(() => opened.length === 1);
    assert.match(opened[0] ?? '', /popup\.html\?tab=7#$/);
    assert.equal((await popup('private', { incognito: true })).withId('pop-out'), undefined);
});
