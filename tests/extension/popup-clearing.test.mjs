/**
 * Clearing from the popup: what is chosen, what is on the screen before anything goes, and what a click can set off.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser, until } from './fake-browser.mjs';
import { fakeDocument, goTo } from './fake-document.mjs';
import { pages } from './fake-pages.mjs';
import { ACCOUNT_PAGE } from './leavable-site.mjs';

const ADDRESS = 'https://fern.example/account';

const NEVER = { protected: false, atStart: false, whenIdle: false };
const RULE = { site: 'fern.example', ...NEVER, onTabClose: true, choice: 'signOutAndClear', delay: 10 };

const { state, chrome } = fakeBrowser();
/** What the background is asked for. @type {any[]} */
const asked = [];
let answer = /** @type {object} */ ({ ok: true });
/** @type {string[]} */
let databases = [];
Object.assign(chrome.runtime, {
    sendMessage: async (/** @type {any} */ request) => {
        asked.push(request);
        return request.kind === 'clear' ? answer : { ok: true };
    },
});
state.tabs = [{ id: 7, url: ADDRESS, incognito: false, windowId: 1 }];
state.origins = new Set(['*://*/*']);
// What signs in: where nothing does, repairing keeps databases, since they may.
state.cookies = ['theme', 'sessionid'].map((name) => ({
    ...{ name, value: 'q8v3m1z7x2c4b6n9l5k0j8h7', domain: 'fern.example', hostOnly: true, path: '/' },
    ...{ secure: true, httpOnly: name !== 'theme', sameSite: 'lax', session: true, storeId: '0' },
}));
state.inPages = (injection) => {
    if (String(injection.func).includes('getAllKeys')) return Promise.resolve([{ frameId: 0, result: [] }]);
    const globals = {
        latchkey: {
            facts: { collect: () => ACCOUNT_PAGE },
            fill: { origin: () => 'https://fern.example', around: () => [], focused: () => null },
            setUp: { facts: () => ({ texts: [], squarePictures: 0, addresses: 0, shapes: [] }) },
        },
        indexedDB: { databases: async () => databases.map((name) => ({ name })) },
    };
    return pages(new Map([[7, [{ url: ADDRESS, globals }]]]))(injection);
};

/** A popup of its own about the tab. @param {string} name */
async function popup(name) {
    asked.length = 0;
    const body = fakeDocument('?tab=7');
    await import(`${EXTENSION}/pages/popup/popup.js?${name}`);
    const isKnown = () => body.withId('repair')?.attributes['aria-disabled'] === 'false';
    await until(() => isKnown() || Boolean(body.withId('clear-go')));
    /** @param {string} id */
    const part = (id) => body.withId(id) ?? assert.fail(`there is no ${id}`);
    const card = () => body.all('section')[0]?.attributes['data-card'];
    return { body, part, card, sent: () => asked.filter(({ kind }) => kind === 'clear') };
}

/** @param {string} name @param {string[]} facts */
const word = (name, ...facts) => chrome.i18n.getMessage(name, facts);

test('whoever follows “Sign out and delete everything” finds that chosen', async () => {
    const { body, part, card } = await popup('signedIn');
    await until(() => card() === 'signedIn');
    const way = body.all('a').find(({ textContent }) => textContent === word('nowSignOut'));
    way?.act('click');
    goTo('clear');
    const radio = /** @type {any} */ (part('clear-signOutAndClear'));
    assert.equal(radio.checked, true);
    await until(() => Boolean(body.withId('clear-go')));
    assert.equal(part('clear-go').textContent, word('clearGo_signOutAndClear'));
});

test('what would go stays on the screen while another site is cleared', async () => {
    const { part } = await popup('another');
    goTo('clear');
    const shows = () => part('clear-plan').textContent.includes('Will be deleted');
    await until(shows);
    const wish = { choice: 'signOutAndClear', scope: 'site', since: null };
    for (const done of [0, 1, 2]) {
        const status = { state: 'working', site: 'oak.example', wish, done, of: 3, at: done };
        await chrome.storage.session.set({ clearingStatus: status });
        await new Promise((done) => setTimeout(done, 20));
        assert.ok(shows(), `at ${done}`);
    }
    await chrome.storage.session.remove('clearingStatus');
});

test('until it is known what there is to clear, nothing is said of it, and “Repair” is there but does nothing', async () => {
    /** @type {(origins: string[]) => void} */
    let answer = () => undefined;
    const { getAll } = chrome.permissions;
    const held = new Promise((done) => (answer = () => done(undefined)));
    Object.assign(chrome.permissions, {
        getAll: async () => {
            await held;
            return getAll();
        },
    });
    asked.length = 0;
    const body = fakeDocument('?tab=7');
    await import(`${EXTENSION}/pages/popup/popup.js?late`);
    const repair = () => body.withId('repair');
    await until(() => Boolean(repair()));
    assert.equal(repair()?.attributes['aria-disabled'], 'true');
    repair()?.act('click');
    goTo('clear');
    await until(() => body.textContent.includes(word('clearPlanning')));
    assert.ok(!body.textContent.includes(word('problem_notTheWeb')));
    goTo('');
    answer([]);
    await until(() => repair()?.attributes['aria-disabled'] === 'false');
    assert.equal(repair()?.attributes['aria-label'], word('repairLabel', 'fern.example'));
    assert.deepEqual(
        asked.filter(({ kind }) => kind === 'clear'),
        [],
    );
    Object.assign(chrome.permissions, { getAll });
});

test('a second click, or a held key, is no answer to the question before something goes for good', async () => {
    databases = ['drafts'];
    const { body, part, sent } = await popup('double');
    goTo('clear');
    // Nobody presses what is not there: it comes with the plan.
    await until(() => Boolean(body.withId('clear-go')));
    part('clear-go').act('click');
    part('clear-go').act('click');
    await until(() => part('clear-go').attributes['data-sure'] === 'true');
    part('clear-go').act('click');
    await new Promise((done) => setTimeout(done, 100));
    assert.deepEqual(sent(), []);
    assert.equal(part('clear-go').attributes['aria-disabled'], 'true');
    await until(() => part('clear-go').attributes['aria-disabled'] === 'false');
    part('clear-go').act('click');
    part('clear-go').act('click');
    await until(() => sent().length > 0);
    await new Promise((done) => setTimeout(done, 50));
    assert.equal(sent().length, 1);
});

test('a double click on “Repair” asks, and repairs nothing', async () => {
    databases = ['drafts'];
    const { part, sent } = await popup('repairTwice');
    const repair = part('repair');
    repair.act('click');
    repair.act('click');
    await until(() => location.hash === '#clear');
    assert.deepEqual(sent(), []);
    assert.equal(part('clear-go').attributes['data-sure'], 'true');
});

test('what is there now counts, and not what was there when the plan was made', async () => {
    databases = [];
    const { part, sent } = await popup('later');
    goTo('clear');
    await until(() => part('clear-plan').textContent.includes('Will be deleted'));
    databases = ['drafts'];
    part('clear-go').act('click');
    await until(() => part('clear-go').attributes['data-sure'] === 'true');
    assert.deepEqual(sent(), []);
});

test('where repairing fails, it is said', async () => {
    databases = [];
    answer = { ok: false, code: 'clearingBusy' };
    const { part } = await popup('fails');
    part('repair').act('click');
    await until(() => location.hash === '#clear');
    await until(() => part('clear-problem').textContent === word('problem_clearingBusy'));
    // It stays when the plan is made.
    await until(() => part('clear-plan').textContent.includes('Will be deleted'));
    assert.equal(part('clear-problem').textContent, word('problem_clearingBusy'));
    answer = { ok: true };
});

test('what the menu or a key has asked for is asked here', async () => {
    databases = ['drafts'];
    state.session.clearingQuestion = {
        tabId: 7,
        address: ADDRESS,
        choice: 'signOutAndClear',
        at: Date.now(),
    };
    const { part, sent } = await popup('asked');
    await until(() => location.hash === '#clear');
    await until(() => part('clear-go').attributes['data-sure'] === 'true');
    assert.deepEqual(sent(), []);
    await until(() => part('clear-go').attributes['aria-disabled'] === 'false');
    part('clear-go').act('click');
    await until(() => sent().length > 0);
    assert.equal(sent()[0].wish.choice, 'signOutAndClear');
    assert.ok(!('clearingQuestion' in state.session));
    // One about another page waits for that.
    goTo('');
    const other = { tabId: 8, address: ADDRESS, choice: 'signOutAndClear' };
    await chrome.storage.session.set({ clearingQuestion: other });
    await new Promise((done) => setTimeout(done, 50));
    assert.equal(location.hash, '');
    await chrome.storage.session.remove('clearingQuestion');
});

test('what has failed last has a card of its own', async () => {
    for (const [what, expected] of [
        ['clear', 'notCleared'],
        ['fillCode', 'codeNotFilled'],
        ['fillPassword', 'passwordNotFilled'],
    ]) {
        state.badges.set(7, { text: '!', title: 'why it has failed' });
        state.session.failedIn = { 7: what };
        const { body, card } = await popup(`failed-${what}`);
        await until(() => card() === expected);
        assert.ok(body.textContent.includes('why it has failed'));
    }
    state.badges.clear();
});

test('that a rule fails is said where nothing hides it, also while the disk is full', async () => {
    const jar = { failures: { count: 2, problem: 'failed' } };
    state.stored.clearingRules = [RULE];
    const clearingDue = JSON.stringify({ sites: { 'fern.example': { jars: { 0: jar } } }, last: 1 });
    state.session.clearingUnsaved = { clearingDue };
    const { body, part } = await popup('failing');
    goTo('clear');
    await until(() => Boolean(body.withId('rule-failing') && body.withId('clear-options')));
    assert.equal(part('clear-options').withId('rule-failing'), undefined);
    delete state.session.clearingUnsaved;
    delete state.stored.clearingRules;
});

test('what was cleared is told as it was: of which host, what, since when, and what can be restored', async () => {
    const { part } = await popup('told');
    goTo('clear');
    const told = () => part('clear-status').textContent;
    const all = { choice: 'signOutAndClear', scope: 'site', since: null };
    const host = { target: 'app.fern.example', shown: 'app.fern.example' };
    const site = { target: 'fern.example', shown: 'fern.example' };
    const inTime = Date.now() + 600_000;
    let at = 0;
    for (const { wish, report, undo, says, hides } of [
        {
            wish: { ...all, scope: 'host' },
            report: host,
            undo: { until: inTime, restores: 'cookies' },
            says: ['app.fern.example was cleared', 'Cookies can be restored until'],
            hides: ['local storage'],
        },
        {
            wish: { ...all, choice: 'onlyTheCache' },
            report: site,
            undo: 'nothing',
            says: ['Cached files of fern.example were cleared'],
            hides: ['can be restored'],
        },
        {
            wish: { ...all, since: Date.now() - 3_600_000 },
            report: site,
            undo: { until: inTime, restores: 'openPages' },
            says: ['Only what was stored since', 'Local storage of the pages that were open'],
            hides: ['Cookies can'],
        },
        {
            // It is kept for the net alone.
            wish: { ...all, choice: 'fixThisSite' },
            report: site,
            undo: { until: inTime, restores: null },
            says: ['fern.example was cleared'],
            hides: ['can be restored', word('clearUndo')],
        },
    ]) {
        const whole = { ...report, headline: 'done', types: [], took: 1, notes: [] };
        const pages = { looksAgain: false, left: 0, stayed: 0, hanging: 0, open: 2, framing: 0 };
        const about = { site: 'fern.example', storeId: '0', tabId: 7, wish, trigger: 'click' };
        at += 1;
        await chrome.storage.session.set({
            clearingStatus: { state: 'done', ...about, report: whole, undo, ...pages, at: Date.now() + at },
        });
        const isSaid = () =>
            [...says, word('clearOpen', '2')].every((words) => told().includes(words)) &&
            !hides.some((words) => told().includes(words));
        await until(isSaid);
        assert.ok(isSaid(), told());
    }
    await chrome.storage.session.remove('clearingStatus');
});

test('the box says how many tabs are loaded again', async () => {
    const { body, part } = await popup('reloads');
    goTo('clear');
    await until(() => Boolean(body.withId('clear-options')));
    const box = () => part('clear-options').textContent;
    await until(() => box().includes(word('clearReload_one')));
    const { tabs, inPages } = state;
    state.tabs = [...tabs, { id: 8, url: ADDRESS, incognito: false, windowId: 1 }];
    state.inPages = (injection) =>
        injection.target.tabId === 8
            ? pages(new Map([[8, [{ url: ADDRESS }]]]))(injection)
            : inPages(injection);
    // The plan is made anew.
    /** @type {any} */ (part('clear-signOutAndClear')).act('change');
    await until(() => box().includes(word('clearReload_other', '2')));
    Object.assign(state, { tabs, inPages });
});

test('that a rule fails in private windows is said there', async () => {
    const jar = { failures: { count: 2, problem: 'failed' } };
    const clearingDue = JSON.stringify({ sites: { 'fern.example': { jars: { 1: jar } } }, last: 1 });
    state.stored.clearingRules = [RULE];
    Object.assign(state.session, { clearingDue });
    for (const incognito of [false, true]) {
        state.tabs[0].incognito = incognito;
        const { body } = await popup(`failing-private-${incognito}`);
        goTo('clear');
        await until(() => Boolean(body.withId('clear-options')));
        assert.equal(Boolean(body.withId('rule-failing')), incognito);
    }
    state.tabs[0].incognito = false;
    delete state.session.clearingDue;
    delete state.stored.clearingRules;
});

test('a rule that the disk has no room for is not shown as chosen, and that is said', async (t) => {
    const { beforeWrite } = state;
    t.after(() => void (state.beforeWrite = beforeWrite));
    const { body, part } = await popup('full');
    goTo('clear');
    await until(() => Boolean(body.withId('rule-atStart')));
    state.beforeWrite = () => {
        throw new Error('QUOTA_BYTES quota exceeded');
    };
    const box = () => /** @type {any} */ (part('rule-atStart'));
    box().checked = true;
    box().act('change');
    await until(() => Boolean(body.withId('rule-problem')));
    assert.equal(part('rule-problem').textContent, word('problem_notStored'));
    assert.equal(box().checked, false);
    state.beforeWrite = beforeWrite;
    box().checked = true;
    box().act('change');
    await until(() => !body.withId('rule-problem') && 'clearingRules' in state.stored);
    assert.equal(box().checked, true);
    delete state.stored.clearingRules;
});

test('a rule that cannot be read is said to be so', async () => {
    state.stored.clearingRules = [{ site: 'fern.example', choice: 'burn', onTabClose: true }];
    const { body, part } = await popup('unreadable');
    goTo('clear');
    await until(() => Boolean(body.withId('rule-onTabClose')));
    assert.ok(body.textContent.includes(word('ruleUnreadable')));
    assert.equal(/** @type {any} */ (part('rule-onTabClose')).checked, false);
    delete state.stored.clearingRules;
});

test('beside a rule stands what it cannot clear here', async (t) => {
    t.after(() => void delete (/** @type {any} */ (chrome.runtime).getBrowserInfo));
    for (const firefox of [false, true]) {
        state.stored.clearingRules = [{ ...RULE, choice: 'onlyTheCache' }];
        const { body, part } = await popup(`limits-${firefox}`);
        // Which disk it is was known by then.
        if (firefox) Object.assign(chrome.runtime, { getBrowserInfo: async () => ({}) });
        goTo('clear');
        await until(() => Boolean(body.withId('rule-onTabClose')));
        if (!firefox) {
            await new Promise((done) => setTimeout(done, 100));
            assert.equal(body.withId('rule-limits'), undefined, 'all of it');
            continue;
        }
        await until(() => Boolean(body.withId('rule-limits')));
        const { textContent } = part('rule-limits');
        for (const said of ['dataType_cacheStorage', 'clearWould_cannot', 'obstacle_needsOpenPage'])
            assert.ok(textContent.includes(word(said)), said);
    }
    delete state.stored.clearingRules;
});
