/**
 * What the person has chosen, as a file and erased, and the one place that asks for access.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

const { state } = fakeBrowser();
const { carryIn, chosenSettings, readSettingsFile } = await import(`${EXTENSION}/shared/settings-file.js`);
const { eraseEverything } = await import(`${EXTENSION}/shared/erasing.js`);

const RULE = {
    site: 'fern.example',
    protected: false,
    onTabClose: true,
    atStart: false,
    whenIdle: false,
    choice: 'signOutAndClear',
    delay: 10,
};
const CHOSEN = {
    theme: 'contrast',
    textSize: 'large',
    lockSettings: { idleMinutes: 3, onScreenLock: false, openMinutes: 60 },
    idleMinutes: 2,
    pausedHosts: ['oak.example'],
    clearingRules: [RULE],
    protectedCookies: [{ domain: '.fern.example', path: '/', name: 'sid' }],
};
const SECRETS = {
    'vault.1': 'sealed accounts',
    installationKey: Array.from({ length: 32 }, () => 7),
    signIns: [{ key: 'digest', account: 'digest', hint: 'r…@fern.example' }],
    computer: { seen: 'who' },
    newestBackup: 1,
};

beforeEach(() => {
    state.stored = structuredClone({ ...CHOSEN, ...SECRETS });
    state.session = { vaultKey: { dataKey: 'secret', unlockedAt: 1 } };
});

test('what was saved takes the place of what is set, and nothing else of what is kept is in the file', async () => {
    const text = await chosenSettings();
    for (const secret of ['sealed', 'digest', 'r…@', 'secret', 'dataKey', 'installationKey', 'who'])
        assert.ok(!text.includes(secret), secret);
    state.stored = { ...structuredClone(SECRETS), theme: 'dark', pausedHosts: ['moss.example'] };
    await carryIn(await readSettingsFile(text));
    assert.deepEqual(state.stored, { ...CHOSEN, ...SECRETS, signInsOff: false });
});

test('settings that are as usual end those that are not, and what was remembered of sign-ins', async () => {
    const text = '{"latchkeySettings":1,"settings":{"signInsOff":true}}';
    await carryIn(await readSettingsFile(text));
    for (const gone of ['theme', 'textSize', 'signIns']) assert.ok(!(gone in state.stored), gone);
    assert.deepEqual(state.stored.clearingRules, []);
    assert.equal(state.stored.signInsOff, true);
});

test('of a file that is not sound nothing is taken, and it is said why', async () => {
    const before = structuredClone(state.stored);
    const rows = {
        notSettings: '{"accounts":[]}',
        settingsTooNew: '{"latchkeySettings":9}',
        settingsDamaged: '{"latchkeySettings":1,"settings":{"pausedHosts":["*"]}}',
        settingsTooLarge: ' '.repeat(1_000_001),
    };
    for (const [code, text] of Object.entries(rows)) {
        await assert.rejects(readSettingsFile(text), { code });
        assert.ok(chrome.i18n.getMessage(`problem_${code}`), code);
    }
    assert.deepEqual(state.stored, before);
});

test('a damaged disk is saved as no file that could not be used', async () => {
    state.stored.pausedHosts = ['*'];
    await assert.rejects(chosenSettings(), { code: 'settingsDamaged' });
});

test('erasing leaves nothing, on the disk, in memory or granted', async () => {
    state.origins = new Set(['*://*/*', '*://*.fern.example/*']);
    let late = true;
    state.beforeWrite = () => undefined;
    const { remove } = chrome.storage.local;
    // The background writes once more in between.
    chrome.storage.local.remove = async (/** @type {any} */ keys) => {
        await remove(keys);
        if (late) state.stored.computer = { seen: 'again' };
        late = false;
    };
    await eraseEverything();
    chrome.storage.local.remove = remove;
    assert.deepEqual([state.stored, state.session, [...state.origins]], [{}, {}, []]);
});

test('access is asked for in one place', () => {
    const scripts = readdirSync('extension', { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.js'))
        .map((path) => ({ path, text: readFileSync(`extension/${path}`, 'utf8') }));
    /** @param {RegExp} call */
    const using = (call) =>
        scripts
            .filter(({ text }) => call.test(text))
            .map(({ path }) => path)
            .sort();
    assert.deepEqual(using(/permissions\.request\(/), [
        'pages/doctor/watch.js',
        'shared/grants.js',
        'shared/sessions/notifications.js',
    ]);
    assert.deepEqual(using(/askForAccess/), ['pages/ui/access-question.js', 'shared/grants.js']);
    // The switch in the popup's head, which says the same.
    assert.deepEqual(using(/changeAccess/), ['pages/popup/site-switch.js', 'shared/grants.js']);
});
