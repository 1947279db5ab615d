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
    assert.deepEqual(state.stored, { ...CHOSEN, ...SECRETS, signInsOff: false, alertsOff: false });
});

test('settings that are as usual end those that are not, and what was remembered of sign-ins', async () => {
    const text = '{"latchkeySettings":1,"settings":{"signInsOff":true}}';
    await carryIn(await readSettingsFile(text));
    for (const gone of ['theme', 'textSize', 'lockSettings', 'idleMinutes', 'signIns'])
        assert.ok(!(gone in state.stored), gone);
    assert.deepEqual(state.stored.clearingRules, []);
    assert.equal(state.stored.signInsOff, true);
});

test('whether alerts are told goes along, and what was told goes where they are off', async () => {
    const told = [{ at: Date.now(), site: 'oak.example', what: { kind: 'failedTries' } }];
    state.stored.alertsOff = true;
    const off = await chosenSettings();
    state.stored = { ...structuredClone(SECRETS), alerts: told };
    await carryIn(await readSettingsFile('{"latchkeySettings":1,"settings":{}}'));
    assert.deepEqual([state.stored.alertsOff, state.stored.alerts], [undefined, told]);
    await carryIn(await readSettingsFile(off));
    assert.deepEqual([state.stored.alertsOff, state.stored.alerts], [true, undefined]);
});

test('a file that says nothing of sign-ins changes nothing about them', async () => {
    for (const off of [true, false]) {
        state.stored.signInsOff = off;
        await carryIn(await readSettingsFile('{"latchkeySettings":1,"settings":{}}'));
        assert.equal(state.stored.signInsOff, off);
        assert.deepEqual(state.stored.signIns, SECRETS.signIns);
    }
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

test('what is damaged on the disk is not in the file, and everything else is', async () => {
    Object.assign(state.stored, {
        theme: 'purple',
        pausedHosts: ['*', 'oak.example'],
        clearingRules: [{ site: 7 }, RULE, { ...RULE, site: 'www.moss.example' }],
        protectedCookies: 'all',
    });
    const settings = await readSettingsFile(await chosenSettings());
    assert.deepEqual(settings.rules, [RULE]);
    assert.deepEqual(settings.pausedHosts, ['oak.example']);
    assert.deepEqual(settings.protectedCookies, []);
    assert.deepEqual([settings.theme, settings.textSize], [null, 'large']);
});

test('what several pages choose at once is all kept', async () => {
    const { protectCookie, removeRule, setRule } = await import(`${EXTENSION}/shared/clearing/rules.js`);
    const { changeAccess, resume } = await import(`${EXTENSION}/shared/grants.js`);
    const cookie = { domain: 'moss.example', path: '/', name: 'a' };
    await Promise.all([
        setRule({ ...RULE, site: 'oak.example' }),
        setRule({ ...RULE, site: 'moss.example' }),
        removeRule('fern.example'),
        protectCookie(cookie, true),
        protectCookie({ ...cookie, name: 'b' }, true),
        changeAccess({ kind: 'pause' }, 'fern.example'),
        resume('oak.example'),
    ]);
    const { clearingRules, protectedCookies, pausedHosts } = /** @type {any} */ (state.stored);
    assert.deepEqual(
        clearingRules.map((/** @type {{ site: string }} */ { site }) => site),
        ['oak.example', 'moss.example'],
    );
    assert.equal(protectedCookies.length, 3);
    assert.deepEqual(pausedHosts, ['fern.example']);
});

test('a site is forgotten in one go, and it is known where the browser keeps access', async () => {
    const { forgetSite } = await import(`${EXTENSION}/shared/forgetting-site.js`);
    const granted = ['*://*.fern.example/*', 'https://www.fern.example/*'];
    const row = { granted, paused: ['oak.example'], rule: RULE, cookies: CHOSEN.protectedCookies };
    for (const gives of [false, true]) {
        state.gives = gives;
        state.origins = new Set([...granted, '*://*.moss.example/*']);
        state.stored = structuredClone(CHOSEN);
        assert.equal(await forgetSite(row), gives);
        const { clearingRules, protectedCookies, pausedHosts } = state.stored;
        assert.deepEqual([clearingRules, protectedCookies, pausedHosts], [[], [], []]);
        assert.equal(state.origins.size, gives ? 1 : 3);
    }
    state.gives = true;
});

test('erasing leaves nothing, on the disk, in memory or granted', async () => {
    state.origins = new Set(['*://*/*', '*://*.fern.example/*']);
    state.permissions = new Set(['notifications', 'webRequest']);
    // The background writes whenever access has changed.
    chrome.permissions.onRemoved.addListener(() => {
        state.stored.lostAccess = true;
    });
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
    assert.deepEqual([...state.permissions], []);
});

for (const [name, held] of Object.entries({
    'a site is being cleared': { clearingStatus: { state: 'working' } },
    'a clearing was cut off': { clearingJob: '{}' },
    'pages are left for it': { clearingPages: [{ id: 1, address: '/', quiet: '' }] },
    'a site is being signed out of': { leavingTab: { id: 1, address: '/', own: true, asks: false } },
}))
    test(`nothing is erased while ${name}`, async () => {
        state.origins = new Set(['*://*/*']);
        Object.assign(state.session, held);
        const before = structuredClone([state.stored, state.session]);
        await assert.rejects(eraseEverything(), { code: 'eraseBusy' });
        assert.deepEqual([state.stored, state.session], before);
        assert.equal(state.origins.size, 1);
        assert.ok(chrome.i18n.getMessage('problem_eraseBusy'));
    });

test('nothing is erased while what was put back for a look at a site waits for the next start', async () => {
    for (const area of [state.stored, state.session]) {
        area.leavingPending = [{ site: 'fern.example', storeId: '0', address: 'https://fern.example/' }];
        const before = structuredClone([state.stored, state.session]);
        await assert.rejects(eraseEverything(), { code: 'eraseBusy' });
        assert.deepEqual([state.stored, state.session], before);
        delete area.leavingPending;
    }
});

test('erasing waits for a change of the vault, and nothing of that comes back', async () => {
    const { alone } = await import(`${EXTENSION}/shared/vault/vault.js`);
    let wrote = () => {};
    const changing = alone(async () => {
        await new Promise((/** @type {(done?: any) => void} */ done) => (wrote = done));
        state.stored['vault.2'] = 'sealed accounts';
    });
    const erasing = eraseEverything();
    await new Promise((done) => setTimeout(done));
    wrote();
    await Promise.all([changing, erasing]);
    assert.deepEqual(state.stored, {});
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
        'shared/clipboard/permission.js',
        'shared/grants.js',
        'shared/sessions/notifications.js',
    ]);
    assert.deepEqual(using(/askForAccess/), ['pages/ui/access-question.js', 'shared/grants.js']);
    // The switch in the popup's head, which says the same, and an item in a field's menu, which only turns off.
    assert.deepEqual(using(/changeAccess/), [
        'background/commands.js',
        'pages/popup/site-switch.js',
        'shared/grants.js',
    ]);
});
