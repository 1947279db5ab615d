/**
 * Shared computers: what is said when, and leaving.
 */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { startFrameworks } from '../site/frameworks/index.mjs';
import { findings } from './axe.mjs';
import { addBox, isTicked } from './box.mjs';
import { eventually } from './drivers/index.mjs';
import { accountOf, signIn } from './frameworks.mjs';
import { ARTIFACTS, inBothBrowsers, nobodyComplains } from './harness.mjs';
import { press, textOf, there } from './vault.mjs';
import { store, stored } from './stored.mjs';

/** @typedef {import('./harness.mjs').Page} Page */
/** @typedef {import('./harness.mjs').World} World */

const PAGE = 'pages/leaving/leaving.html';

/** What one site gets. */
const SITE_MS = 180_000;

inBothBrowsers('a shared computer', { access: true, size: { width: 460, height: 900 } }, (world) => {
    /** @type {import('../site/frameworks/index.mjs').Frameworks} */
    let served;
    before(async () => {
        served = await startFrameworks({ secure: true });
    });
    after(() => served.close());

    /** @param {string} name */
    async function signedIn(name) {
        const fixture = served.fixtures.find((fixture) => fixture.name === name);
        assert.ok(fixture);
        const page = await world.browser.open(`${fixture.origin}/`);
        await signIn(served, fixture, page);
        await page.goto(`${fixture.origin}${accountOf(fixture)}`);
        return { fixture, page };
    }

    async function popup() {
        const page = await world.browser.openExtensionPage('pages/popup/popup.html#computer');
        await there(page, '#computer-state');
        return page;
    }

    /** Signs out of one site. @param {Page} page @param {string} site */
    async function leaveOne(page, site) {
        await press(page, `[aria-label="Sign out of ${site}"]`);
        await eventually(
            () => outcomeOf(page, site),
            (text) => text && !/…$/.test(text),
            SITE_MS,
        );
        await there(page, 'main[aria-busy=false]');
    }

    /** What is said of a site that was left. @param {Page} page @param {string} site */
    async function outcomeOf(page, site) {
        return (await page.evaluate(rowOf, site, '.outcome')) ?? '';
    }

    /** The page that comes by itself, and why it says it has come. @param {string} cause */
    async function prompted(cause) {
        const page = await world.browser.waitForExtensionPage(`${PAGE}?because=${cause}`);
        const because = await eventually(
            () => textOf(page, '#because'),
            (text) => text,
        );
        return { page, because };
    }

    it('is one when the person says so; until then nothing is said', async () => {
        const { page } = await signedIn('django');
        const view = await popup();
        assert.match((await textOf(view, '#computer-state')) ?? '', /nobody has said otherwise/);
        assert.equal(await view.evaluate(badge), '');
        await press(view, '#computer-yes');
        await eventually(
            () => textOf(view, '#computer-state'),
            (text) => text?.includes('signed in as you on 1 site'),
        );
        await eventually(
            () => view.evaluate(badge),
            (text) => text === '1',
        );
        await view.setColorScheme('light');
        await view.screenshot(`${ARTIFACTS}/computer-light-${world.browser.name}.png`);
        assert.deepEqual(await view.evaluate(findings), []);
        await view.close();
        await page.close();
    });

    it('says so when the last tab of a site that is signed in was closed, once', async () => {
        const { page, because } = await prompted('tabClosed');
        assert.match(because ?? '', /Closing the tab has not signed you out.*1 site/);
        await page.setColorScheme('dark');
        await page.screenshot(`${ARTIFACTS}/leaving-dark-${world.browser.name}.png`);
        assert.deepEqual(await page.evaluate(findings), []);
        await page.setColorScheme('light');
        await page.close();
    });

    it('is left with one click: signed out on the server, cleared, and nothing is told that was not done', async () => {
        const { page } = await signedIn('django');
        const second = await signedIn('flask-jwt');
        const leaving = await world.browser.openExtensionPage(PAGE);
        await there(leaving, '#leave');
        await leaving.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('#leave')).focus());
        await press(leaving, '#leave');
        await eventually(
            () => leaving.evaluate(() => Boolean(document.querySelector('main[aria-busy=false] #summary'))),
            (there) => there,
            60_000,
        );
        const told = await leaving.evaluate(() =>
            [...document.querySelectorAll('.sessions li')].map((row) => [
                row.querySelector('strong')?.textContent,
                row.querySelector('.outcome')?.textContent,
            ]),
        );
        const of = Object.fromEntries(told);
        assert.match(of['django.localhost'] ?? '', /^Signed out, and the site confirmed it/);
        assert.match(
            of['flask-jwt.localhost'] ?? '',
            /^Removed from this computer only\.\s*The site still accepts/,
        );
        // There is no vault to lock, and nothing of Latchkey's on the clipboard.
        assert.ok(!(await textOf(leaving, '#receipt')));
        assert.deepEqual(await leaving.evaluate(groups), {
            'Left for you to finish': ['flask-jwt.localhost', 'Open flask-jwt.localhost'],
            'Signed out': ['django.localhost'],
        });
        const focused = () => leaving.evaluate(() => document.activeElement?.textContent);
        assert.equal(await focused(), '1 signed out, 1 left for you to finish');
        await leaving.setColorScheme('light');
        await leaving.screenshot(`${ARTIFACTS}/left-light-${world.browser.name}.png`);
        assert.deepEqual(await leaving.evaluate(findings), []);
        for (const { page: old } of [{ page }, second]) await old.close();
        const left = await leaving.evaluate(
            async () => (await chrome.cookies.getAll({ partitionKey: {} })).length,
        );
        assert.equal(left, 0);
        await eventually(
            () => leaving.evaluate(badge),
            (text) => text === '',
        );
        await leaving.close();
    });

    it('asks the identity provider to end its session where that signs in again at once', async () => {
        const { page } = await signedIn('mod-auth-openidc');
        const leaving = await world.browser.openExtensionPage(PAGE);
        await leaveOne(leaving, 'mod-auth-openidc.localhost');
        assert.match(
            await outcomeOf(leaving, 'mod-auth-openidc.localhost'),
            /^Signed out, and the site confirmed it/,
        );
        assert.ok(!(await textOf(leaving, '.warning')));
        await leaving.close();
        await page.close();
    });

    it('warns of an identity provider that stays signed in behind a site', async () => {
        const { page, fixture } = await signedIn('django');
        const { page: second, fixture: provider } = await signedIn('flask');
        const request = new URL(`${provider.origin}/authorize`);
        request.search = String(
            new URLSearchParams({
                response_type: 'code',
                client_id: 'django',
                redirect_uri: `${fixture.origin}/back`,
            }),
        );
        // Whoever merely goes there is not signed in by it.
        await page.goto(request.href);
        await page.goto(`${fixture.origin}/back`);
        await page.goto(`${fixture.origin}${accountOf(fixture)}`);
        const leaving = await world.browser.openExtensionPage(PAGE);
        await leaveOne(leaving, 'django.localhost');
        const warning = await eventually(
            () => textOf(leaving, '.warning'),
            (text) => text,
        );
        assert.match(warning ?? '', /You are still signed in at flask\.localhost/);
        await leaving.setColorScheme('light');
        await leaving.screenshot(`${ARTIFACTS}/leaving-provider-light-${world.browser.name}.png`);
        assert.deepEqual(await leaving.evaluate(findings), []);
        await leaveOne(leaving, 'flask.localhost');
        assert.ok(!(await textOf(leaving, '.warning')));
        await leaving.close();
        await page.close();
        await second.close();
    });

    it('lists nobody after a password that was wrong, with the page closed', async () => {
        const fixture = served.fixtures.find(({ name }) => name === 'laravel');
        assert.ok(fixture);
        const address = `${fixture.origin}${fixture.form.path}`;
        const page = await world.browser.open(address);
        await page.evaluate(() => Object.assign(window, { isFirst: true }));
        await page.click(`[name="${fixture.form.user}"]`);
        await page.type(fixture.account.user);
        await page.click(`[name="${fixture.form.password}"]`);
        await page.type('wrong');
        await page.click('#sign-in button');
        // Another document, with the form.
        await eventually(
            () => page.evaluate(() => !('isFirst' in window) && document.readyState).catch(() => ''),
            (state) => state === 'complete',
        );
        // Until it is recognized, and the witness has come to rest.
        await new Promise((done) => setTimeout(done, 2_000));
        await page.close();
        const leaving = await world.browser.openExtensionPage(PAGE);
        await there(leaving, '.sessions li, #none');
        assert.ok(!(await leaving.evaluate(rowOf, fixture.host)));
        await leaving.close();
    });

    it('lists a session that only an open page holds', async () => {
        const { page, fixture } = await signedIn('supabase-spa');
        const leaving = await world.browser.openExtensionPage(PAGE);
        const row = await eventually(
            () => leaving.evaluate(rowOf, fixture.host),
            (text) => text,
        );
        assert.match(row ?? '', /In an open page, not in cookies/);
        await leaveOne(leaving, fixture.host);
        await leaving.close();
        await page.close();
    });

    it('says a quiet word beside “remember me” while that is ticked', async () => {
        const page = await world.browser.open(world.sites.url('fern', '/login.html'));
        await page.click('input[type=password]');
        await page.click('input[type=checkbox]');
        await eventually(() => page.evaluate(isSomethingShown), Boolean);
        await page.screenshot(`${ARTIFACTS}/remember-me-${world.browser.name}.png`);
        await page.click('input[type=checkbox]');
        await eventually(
            () => page.evaluate(isSomethingShown),
            (isShown) => !isShown,
        );
        await page.close();
    });

    it('says so when nobody is there', async () => {
        const { tellIdle } = world.browser;
        const setting = await world.browser.openExtensionPage('pages/welcome/welcome.html');
        // Firefox does not take the keys of a driver for those of a person: nobody may have been there for long.
        const { page } = await signedIn('django');
        await store(setting, { idleMinutes: 1 });
        if (tellIdle) await tellIdle('locked');
        // Nobody can tell Firefox so: it has to find out that nothing was pressed for a minute.
        const isIdle = () => setting.evaluate(() => chrome.idle.queryState(60));
        if (!tellIdle) await eventually(isIdle, (state) => state === 'idle', 120_000);
        const { page: leaving, because } = await prompted('left');
        assert.match(because ?? '', /Nobody was here for a while/);
        for (const opened of [leaving, page, setting]) await opened.close();
    });

    nobodyComplains(world);
});

inBothBrowsers('notifications, where they are allowed', { access: true, notifications: true }, (world) => {
    it('say so instead of a page', async () => {
        const page = await world.browser.openExtensionPage('pages/welcome/welcome.html');
        // A page that says nothing of being signed in, nor of the contrary.
        const address = world.sites.url('quiet');
        await page.evaluate(signedInAt, address);
        await page.evaluate(hearOfNotifications);
        const site = await world.browser.open(address);
        await page.evaluate(() => chrome.storage.session.set({ computerForNow: 'shared' }));
        await eventually(
            () => page.evaluate(badge),
            (text) => text === '1',
        );
        // A tab that goes before it is followed says nothing.
        await eventually(() => page.evaluate(followed), Boolean);
        await site.close();
        await eventually(
            () => page.evaluate(notified),
            ([id]) => id === 'because=tabClosed',
        );
        const opened = () =>
            page.evaluate(
                async () =>
                    (await chrome.tabs.query({})).filter(({ url }) => url?.includes('leaving/')).length,
            );
        assert.equal(await opened(), 0);
        await page.close();
    });

    for (const [what, since, left] of /** @type {const} */ ([
        ['go off the clipboard with their window closed', undefined, ''],
        ['leave on it what was copied since', 'copied since', 'copied since'],
    ])) {
        it(`codes, where that is allowed, ${what}`, async () => {
            const window = await world.browser.openExtensionPage('pages/settings/settings.html#security');
            await there(window, '#clipboard-emptied:checked');
            assert.equal(await window.evaluate(copied, '123456'), 'goes');
            await window.close();
            const page = await world.browser.openExtensionPage('pages/welcome/welcome.html');
            await page.activate();
            if (since) await page.evaluate((text) => navigator.clipboard.writeText(text), since);
            assert.equal(await page.evaluate(() => navigator.clipboard.readText()), since ?? '123456');
            // Nobody waits for half a minute.
            await page.evaluate(() => chrome.alarms.create('emptyClipboard', { when: Date.now() }));
            await eventually(
                () =>
                    page.evaluate(
                        async () => (await chrome.storage.session.get('clipboardFilled')).clipboardFilled,
                    ),
                (filled) => !filled,
            );
            assert.equal(await page.evaluate(() => navigator.clipboard.readText()), left);
            await page.close();
        });
    }
});

/** Copies as the popup does. @param {string} text */
async function copied(text) {
    const { copyForAWhile } = await import(chrome.runtime.getURL('pages/ui/clipboard.js'));
    return copyForAWhile(text);
}

inBothBrowsers('accounts that take turns', { access: true, size: { width: 460, height: 900 } }, (world) => {
    it('lead to one question, and its answer is remembered', async () => {
        const page = await world.browser.openExtensionPage('pages/welcome/welcome.html#2');
        const HOUR = 3_600_000;
        for (const [account, at] of [
            ['robin', 0],
            ['rowan', HOUR],
            ['robin', 2 * HOUR],
        ]) {
            await page.evaluate(signInAt, String(account), Number(at));
        }
        const popup = await world.browser.openExtensionPage('pages/popup/popup.html#computer');
        await there(popup, '#computer-no');
        assert.match((await textOf(popup, '#computer-state')) ?? '', /Do others use this computer too/);
        const known = await stored(page, 'computer');
        assert.doesNotMatch(JSON.stringify(known), /robin|rowan|fern/);
        await press(popup, '#computer-no');
        await eventually(
            () => textOf(popup, '#computer-state'),
            (text) => text?.includes('only one using this computer'),
        );
        await popup.close();
        const again = await world.browser.openExtensionPage('pages/popup/popup.html#computer');
        await there(again, '#computer-state');
        assert.match((await textOf(again, '#computer-state')) ?? '', /only one using this computer/);
        await again.close();
        await press(page, '[aria-describedby="computerYes"]');
        await eventually(
            () => textOf(page, '#computer-status'),
            (text) => text?.startsWith('Saved: Shared computer.'),
        );
        const reopened = await world.browser.openExtensionPage('pages/welcome/welcome.html#2');
        await there(reopened, '#computer');
        // What was chosen is read once the page is there.
        for (const one of [page, reopened])
            await eventually(
                () => one.evaluate(chosenIn),
                (chosen) => String(chosen) === 'turn-on-everywhere,choose-computerYes',
            );
        await reopened.close();
        const shared = await world.browser.openExtensionPage('pages/popup/popup.html#computer');
        await there(shared, '#computer-leave');
        await shared.close();
        await page.close();
    });
});

inBothBrowsers('a log-in form that asks whether the computer is public', { access: true }, (world) => {
    it('leads to the question when that is ticked', async () => {
        const worker = await world.browser.openExtensionPage('pages/welcome/welcome.html');
        const page = await world.browser.open(world.sites.url('fern', '/login.html'));
        await page.evaluate(addBox, 'This is a public computer');
        await page.click('input[type=password]');
        await page.type('Tr0ub4dor&3');
        // Nothing tells the page when its form has been understood, and a tick before that has not been seen.
        await eventually(async () => {
            do await page.click('#added');
            while (!(await page.evaluate(isTicked)));
            await page.click('input[type=password]');
            await page.press('Enter');
            return stored(worker, 'computer');
        }, Boolean);
        const popup = await world.browser.openExtensionPage('pages/popup/popup.html#computer');
        await there(popup, '#computer-no');
        assert.match((await textOf(popup, '#computer-state')) ?? '', /Do others use this computer too/);
        for (const opened of [popup, page, worker]) await opened.close();
    });
});

// This runs in a page of the web, which sees that something is there and not what.

/** Whether Latchkey shows something in the page. */
function isSomethingShown() {
    const host = document.documentElement.lastElementChild;
    return host instanceof HTMLElement && host.popover === 'manual';
}

// These run in pages of the extension.

/** What is chosen on the welcome page. */
function chosenIn() {
    return [...document.querySelectorAll('input:checked')].map(({ id }) => id);
}

/** The lists after signing out: the sites and the buttons below each heading. */
function groups() {
    const sections = [...document.querySelectorAll('section')].filter((part) =>
        part.querySelector('.sessions'),
    );
    const texts = (/** @type {Element} */ part) =>
        [...part.querySelectorAll('strong, button')].map(({ textContent }) => textContent);
    return Object.fromEntries(sections.map((part) => [part.querySelector('h2')?.textContent, texts(part)]));
}

/** A cookie that signs in and outlives the browser. @param {string} url */
async function signedInAt(url) {
    const value = 'q8v3m1z7x2c4b6n9l5k0j8h7g6f4d3s1';
    const expirationDate = Date.now() / 1000 + 1_000_000;
    await chrome.cookies.set({ url, name: 'remember_token', value, httpOnly: true, expirationDate });
}

/** What is said of a site. @param {string} site @param {string} [part] */
function rowOf(site, part) {
    const rows = [...document.querySelectorAll('.sessions li')];
    const row = rows.find((row) => row.querySelector('strong')?.textContent === site);
    return (part ? row?.querySelector(part) : row)?.textContent;
}

/** Without a screen Firefox closes a notification at once. */
/** Whether it is known which sites tabs show. */
async function followed() {
    const { sitesOfTabs } = await chrome.storage.session.get('sitesOfTabs');
    return Object.keys(sitesOfTabs ?? {}).length > 0;
}

function hearOfNotifications() {
    const ids = document.createElement('output');
    ids.id = 'notified';
    document.body.append(ids);
    chrome.notifications.onClosed.addListener((id) => (ids.textContent = id));
}

/** The notifications that are shown, or were. @returns {Promise<string[]>} */
async function notified() {
    const closed = document.querySelector('#notified')?.textContent;
    return [...Object.keys(await chrome.notifications.getAll()), ...(closed ? [closed] : [])];
}

function badge() {
    return chrome.action.getBadgeText({});
}

/** @param {string} account @param {number} at */
async function signInAt(account, at) {
    const load = (/** @type {string} */ path) => import(chrome.runtime.getURL(path));
    const { note } = await load('shared/sessions/computer.js');
    const { withCookies } = await load('core/bundles/cookies.js');
    const key = new Uint8Array(32);
    const [site, digest] = await withCookies((/** @type {any} */ core) => [
        core.siteDigest(key, 'fern.example'),
        core.accountDigest(key, 'fern.example', account),
    ]);
    await note({ kind: 'signIn', site, account: digest, at });
}
