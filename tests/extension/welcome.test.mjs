/**
 * The welcome page marks what is chosen, as it is known, and nothing that nobody has said.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser, until } from './fake-browser.mjs';
import { fakeDocument, goTo } from './fake-document.mjs';

const { state, chrome } = fakeBrowser();
Object.assign(globalThis, { scrollTo: () => undefined });
const { getMessage } = chrome.i18n;
const { declare, forget } = await import(`${EXTENSION}/shared/sessions/computer.js`);

const body = fakeDocument();
goTo('2');
await import(`${EXTENSION}/pages/welcome/welcome.js`);
await until(() => body.withId('computer') !== undefined);

const chosen = () =>
    body
        .all('input')
        .filter((box) => /** @type {any} */ (box).checked)
        .map(({ id }) => id);

/** The person chooses. @param {string} id */
function choose(id) {
    const box = /** @type {any} */ (body.withId(id));
    // The browser marks it before anybody is asked.
    box.checked = true;
    box.act('change');
    return box;
}

const ROWS = [
    { name: 'nobody has said anything', sites: [], say: forget, wanted: ['choose-welcomeOneByOne'] },
    {
        name: 'every site, only me',
        sites: ['*://*/*'],
        say: () => declare('personal', true),
        wanted: ['turn-on-everywhere', 'choose-computerNo'],
    },
    {
        name: 'single sites, shared',
        sites: ['*://fern.example/*'],
        say: () => declare('shared', true),
        wanted: ['choose-welcomeOneByOne', 'choose-computerYes'],
    },
    {
        name: 'shared for good, and then for now',
        sites: [],
        say: () => declare('shared', true).then(() => declare('shared', false)),
        wanted: ['choose-welcomeOneByOne', 'choose-computerNow'],
    },
    {
        name: 'shared for now',
        sites: [],
        say: () => forget().then(() => declare('shared', false)),
        wanted: ['choose-welcomeOneByOne', 'choose-computerNow'],
    },
];

for (const { name, sites, say, wanted } of ROWS) {
    test(`what is chosen is marked: ${name}`, async () => {
        state.origins = new Set(sites);
        chrome.permissions.onAdded.emit({});
        await say();
        await until(() => chosen().join() === wanted.join());
        await forget();
    });
}

test('an answer is marked and told, with what was chosen', async () => {
    choose('choose-computerNow');
    const said = getMessage('welcomeDeclared', [getMessage('computerNow')]);
    await until(() => body.withId('computer-status')?.textContent === said);
    assert.ok(chosen().includes('choose-computerNow'));
    await forget();
});

test('what the browser has refused is not chosen', async () => {
    state.origins = new Set();
    chrome.permissions.onRemoved.emit({});
    await until(() => chosen().join() === 'choose-welcomeOneByOne');
    state.agrees = false;
    const box = choose('turn-on-everywhere');
    await until(() => box.checked === false);
    assert.deepEqual(chosen(), ['choose-welcomeOneByOne']);
});
