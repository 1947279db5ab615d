import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { startFrameworks } from '../site/frameworks/index.mjs';
import { eventually } from './drivers/index.mjs';
import { ARTIFACTS, inBothBrowsers, nobodyComplains } from './harness.mjs';
import { popupOf } from './popup.mjs';
import { there, textOf, press } from './vault.mjs';

/** Browsers keep no more than 180 of a site. */
const MANY = 100;

/** @typedef {import('./harness.mjs').Page} Page */
/** @typedef {import('./harness.mjs').World} World */

/** @param {World} world @param {string} address */
async function popupAbout(world, address) {
    const popup = await popupOf(world, address, 'cookies');
    await there(popup, '#cookies');
    return popup;
}

/** The cookies in the list: name and kind. @param {Page} popup */
function listed(popup) {
    return popup.evaluate(() =>
        [...document.querySelectorAll('.cookie')].map((row) => ({
            name: row.querySelector('.name')?.textContent,
            kind: row.querySelector('.kind')?.textContent,
        })),
    );
}

inBothBrowsers('cookies', { access: true, size: { width: 420, height: 900 } }, (world) => {
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
        const page = await world.browser.open(`${fixture.origin}${fixture.form.path}`);
        await page.click(`[name="${fixture.form.user}"]`);
        await page.type(fixture.account.user);
        await page.click(`[name="${fixture.form.password}"]`);
        await page.type(fixture.account.password);
        await page.click('#sign-in button');
        const address = `${fixture.origin}${fixture.accountPath}`;
        await eventually(
            () => page.evaluate(() => location.href).catch(() => ''),
            (here) => here === address,
        );
        return { fixture, page, address };
    }

    it('does not take the session of somebody who has not signed in for more than it is', async () => {
        const fixture = served.fixtures.find(({ name }) => name === 'laravel');
        assert.ok(fixture);
        const address = `${fixture.origin}${fixture.form.path}`;
        const page = await world.browser.open(address);
        const popup = await popupAbout(world, address);
        await eventually(
            () => textOf(popup, '#signed-in'),
            (text) => text === 'You don’t seem to be signed in.',
        );
        await eventually(
            () => textOf(popup, '#cookies-summary'),
            (text) => text === 'No sign-in cookies found.',
        );
        await popup.screenshot(`${ARTIFACTS}/cookies-signed-out-${world.browser.name}.png`);
        await popup.close();
        await page.close();
    });

    it('says what keeps you signed in, and what is wrong with it', async () => {
        const { page, address } = await signedIn('django');
        const popup = await popupAbout(world, address);
        const summary = await eventually(
            () => textOf(popup, '#cookies-summary'),
            (text) => text?.startsWith('1 cookie seems to keep you signed in until '),
        );
        assert.match(summary ?? '', /20\d\d/);
        await eventually(
            () => textOf(popup, '#signed-in'),
            (text) => text === 'You seem to be signed in.',
        );
        await there(popup, '.cookie');
        assert.deepEqual((await listed(popup))[0], { name: 'sessionid', kind: 'Signs you in' });
        await press(popup, '.cookie a');
        await there(popup, '#cookie dl');
        assert.equal(await textOf(popup, '#title'), '“sessionid”');
        assert.equal(await popup.evaluate(() => document.activeElement?.id), 'title');
        await popup.activate();
        await popup.press('Escape');
        await there(popup, '#cookies-list');
        assert.match(await popup.evaluate(() => document.activeElement?.id ?? ''), /^row-/);
        await press(popup, '.cookie a');
        await there(popup, '#cookie dl');
        await popup.setColorScheme('light');
        await popup.screenshot(`${ARTIFACTS}/cookies-light-${world.browser.name}.png`);
        assert.doesNotMatch(
            await popup.evaluate(() => document.body.innerText),
            new RegExp(await popup.evaluate(sessionValue)),
            'no value is shown before it is asked for',
        );
        await popup.close();
        await page.close();
    });

    it('keeps to its width, however long a name is', async () => {
        const { page, address } = await signedIn('laravel');
        const popup = await popupAbout(world, address);
        await eventually(
            () => textOf(popup, '.lines'),
            (text) => text?.includes('remember_web_'),
        );
        const sticksOut = await popup.evaluate(() => document.body.scrollWidth - document.body.clientWidth);
        assert.equal(sticksOut, 0);
        await popup.close();
        await page.close();
    });

    it('deletes a cookie for the server to see, and brings it back with all that it had', async () => {
        const { fixture, page, address } = await signedIn('flask');
        const popup = await popupAbout(world, address);
        await there(popup, '#cookies-list');
        const jar = () => popup.evaluate(jarOf, fixture.host);
        const session = (await jar()).find(({ name }) => name === 'session');
        assert.ok(session && served.isSignedIn('flask', await jar()));
        await there(popup, '.cookie');
        await popup.evaluate(openRow, 'session');
        await press(popup, '#cookie .delete');
        await there(popup, '#cookie-undo');
        assert.equal(served.isSignedIn('flask', await jar()), false);
        // Whoever deletes several goes on with the next, once the jar has been looked at.
        await eventually(
            () => popup.evaluate(() => document.activeElement?.id),
            (id) => id?.startsWith('row-'),
        );
        assert.equal(await textOf(popup, '#cookie-undo'), 'Restore “session”');
        await popup.screenshot(`${ARTIFACTS}/cookies-deleted-${world.browser.name}.png`);
        await press(popup, '#cookie-undo');
        await eventually(jar, (cookies) => served.isSignedIn('flask', cookies ?? []));
        assert.deepEqual(
            (await jar()).find(({ name }) => name === 'session'),
            session,
        );
        await popup.close();
        await page.close();
    });

    it('brings back a cookie beside a Secure one of the same name, and keeps that', async () => {
        const { fixture, page, address } = await signedIn('flask');
        const popup = await popupAbout(world, address);
        await popup.evaluate(twins, fixture.host);
        const held = async () => {
            const jar = await popup.evaluate(jarOf, fixture.host);
            return jar
                .filter(({ name }) => name === 'twin')
                .map(({ secure, value, domain }) => `${secure} ${value} ${domain}`)
                .sort();
        };
        const both = await held();
        assert.equal(both.length, 2);
        await eventually(
            () => listed(popup),
            (rows) => rows?.filter(({ name }) => name === 'twin').length === 2,
        );
        // Which of them is not Secure is told on its own view.
        for (const at of [0, 1]) {
            await popup.evaluate((at) => {
                const rows = [...document.querySelectorAll('.cookie')].filter(
                    (row) => row.querySelector('.name')?.textContent === 'twin',
                );
                /** @type {HTMLElement | null | undefined} */ (rows[at]?.querySelector('a'))?.click();
            }, at);
            await there(popup, '#cookie dl');
            if ((await textOf(popup, '#cookie dl'))?.includes('sent unencrypted too')) break;
            await press(popup, '#back');
            await there(popup, '#cookies-list');
        }
        await press(popup, '#cookie .delete');
        await there(popup, '#cookie-undo');
        assert.deepEqual(
            await held(),
            both.filter((cookie) => cookie.startsWith('true')),
        );
        await press(popup, '#cookie-undo');
        await eventually(held, (cookies) => cookies?.length === 2);
        assert.deepEqual(await held(), both);
        await popup.close();
        await page.close();
    });

    it('keeps a row open and its value up to date while cookies come and go', async () => {
        const { fixture, page, address } = await signedIn('flask');
        const popup = await popupAbout(world, address);
        await popup.evaluate(setCookie, fixture.host, 'watched', 'first', '/');
        await eventually(
            () => listed(popup),
            (rows) => rows?.some(({ name }) => name === 'watched'),
        );
        await popup.evaluate(openRow, 'watched');
        await there(popup, '#cookie .value button');
        await press(popup, '#cookie .value button');
        assert.equal(await textOf(popup, '#cookie .value'), 'first');
        // Browsers give cookies of longer paths first.
        await popup.evaluate(setCookie, fixture.host, 'earlier', '1', '/a/long/path');
        await popup.evaluate(setCookie, fixture.host, 'watched', 'second', '/');
        await eventually(
            () => textOf(popup, '#cookie .value'),
            (value) => value === 'second',
        );
        await popup.close();
        await page.close();
    });

    it('brings back more than one, and lets nothing hide behind a search', async () => {
        const { fixture, page, address } = await signedIn('flask');
        const popup = await popupAbout(world, address);
        const names = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
        for (const name of names) await popup.evaluate(setCookie, fixture.host, name, '1', '/');
        for (const name of ['seven', 'eight']) {
            await there(popup, '#cookies-list .search');
            await popup.evaluate(search, name);
            await eventually(
                () => listed(popup),
                (rows) => rows?.length === 1,
            );
            // The one from its own view, the other where it is found: with the popup and its row that is the third press.
            if (name === 'seven') await popup.evaluate(openRow, name);
            await press(popup, name === 'seven' ? '#cookie .delete' : '.cookie button');
            await eventually(
                () => textOf(popup, '#cookie-undo'),
                (text) => text === `Restore “${name}”`,
            );
        }
        await there(popup, '#cookies-list .search');
        await popup.evaluate(search, '');
        for (const name of ['eight', 'seven']) {
            await press(popup, '#cookie-undo');
            await eventually(
                () => listed(popup),
                (rows) => rows?.some((row) => row.name === name),
            );
        }
        assert.equal(await popup.evaluate(() => document.querySelector('#cookie-undo')), null);
        await popup.close();
        await page.close();
    });

    it('warns before it saves them, and says what the file cannot hold', async () => {
        const { fixture, page, address } = await signedIn('rails');
        const popup = await popupAbout(world, address);
        await popup.evaluate(oddCookies, fixture.host, 0);
        await eventually(
            () => listed(popup),
            (rows) => rows?.some(({ name }) => name === 'embedded'),
        );
        assert.equal(await popup.evaluate(() => document.querySelector('#export-json')), null);
        await press(popup, '#cookies-export');
        await there(popup, '#export-warning');
        assert.match((await textOf(popup, '#export-warning')) ?? '', /it is a scam/);
        await press(popup, '#export-netscape');
        const said = await eventually(
            () => textOf(popup, '#cookies-status'),
            (text) => text?.startsWith('Saved: '),
        );
        assert.match(said ?? '', /Left out.*: 2 \(kept apart under a site\)\.$/);
        assert.equal(await popup.evaluate(() => document.activeElement?.id), 'cookies-export');
        await popup.close();
        await page.close();
    });

    it('leaves the cookies of other people below a public suffix alone', async () => {
        const { page } = await signedIn('django');
        const address = `http://localhost:${new URL(served.fixtures[0]?.origin ?? '').port}/`;
        const suffix = await world.browser.open(address);
        const popup = await popupAbout(world, address);
        await eventually(
            () => textOf(popup, '#cookies-summary'),
            (text) => text === 'No cookies of this site were found.',
        );
        await popup.close();
        await suffix.close();
        await page.close();
    });

    it('shows partitioned cookies of both directions, odd ones, and as many as a browser keeps', async () => {
        const { fixture, page, address } = await signedIn('express');
        const popup = await popupAbout(world, address);
        await popup.evaluate(oddCookies, fixture.host, 110);
        const rows = await eventually(
            () => textOf(popup, '#chip-all'),
            (text) => Number(text?.match(/\d+/)?.[0]) > MANY,
        );
        assert.ok(rows);
        for (const [query, count] of [
            ['odd', 4],
            ['elsewhere', 1],
            ['embedded', 1],
            ['no such cookie', 0],
        ]) {
            await popup.evaluate(search, String(query));
            await eventually(
                () => listed(popup),
                (rows) => rows?.length === count,
            );
        }
        await popup.evaluate(search, '');
        await press(popup, '#chip-signsIn');
        await eventually(
            () => listed(popup),
            (rows) =>
                rows !== undefined && rows.length > 0 && rows.every(({ kind }) => kind === 'Signs you in'),
        );
        await press(popup, '#chip-all');
        await popup.evaluate(search, 'odd_token');
        await eventually(
            () => listed(popup),
            (rows) => rows?.length === 1,
        );
        await popup.evaluate(openRow, 'odd_token');
        await there(popup, '#cookie dl');
        const told = (await textOf(popup, '#cookie dl')) ?? '';
        for (const part of ['JWT, not verified (HS256)', 'Token issued', 'Token ends', 'bits']) {
            assert.ok(told.includes(part), `${part} in ${told}`);
        }
        await popup.close();
        await page.close();
    });

    nobodyComplains(world);
});

inBothBrowsers('cookies without access', { access: false }, (world) => {
    it('are asked for, one site at a time', async () => {
        const address = world.sites.url('fern');
        const page = await world.browser.open(address);
        await page.activate();
        // The click tells the address, so that the popup can be opened where it can be clicked: in a tab.
        const observer = await world.browser.openExtensionPage('pages/welcome/welcome.html');
        await page.activate();
        await world.browser.clickAction(page);
        await eventually(
            () => observer.evaluate(() => chrome.extension.getViews({ type: 'popup' }).length),
            (count) => count === 1,
        );
        await observer.close();
        const popup = await popupAbout(world, address);
        await there(popup, '#cookies #turn-on');
        assert.ok(!(await textOf(popup, '#cookies-summary')));
        await world.browser.agreeTo(['*://*.fern.localhost/*']);
        await popup.click('#cookies #turn-on');
        await eventually(
            () => textOf(popup, '#cookies-summary'),
            (text) => text === 'No cookies of this site were found.',
        );
        await popup.close();
        await page.close();
    });
});

// These run in pages of the extension.

async function sessionValue() {
    const [session] = await chrome.cookies.getAll({ name: 'sessionid', partitionKey: {} });
    return session?.value ?? '';
}

/** @param {string} host */
function jarOf(host) {
    return chrome.cookies.getAll({ domain: host, partitionKey: {} });
}

/** @param {string} host @param {string} name @param {string} value @param {string} path */
function setCookie(host, name, value, path) {
    return chrome.cookies.set({ url: `https://${host}${path}`, name, value, path });
}

/** One that is Secure and the host's alone, and one that is neither. @param {string} host */
async function twins(host) {
    const both = { name: 'twin', path: '/' };
    await chrome.cookies.set({ ...both, url: `https://${host}/`, domain: host, value: 'wide' });
    await chrome.cookies.set({ ...both, url: `https://${host}/`, value: 'own', secure: true });
}

/** @param {string} query */
function search(query) {
    const field = /** @type {HTMLInputElement} */ (document.querySelector('#cookies-list .search'));
    field.value = query;
    field.dispatchEvent(new Event('input'));
}

/** @param {string} name */
function openRow(name) {
    const rows = [...document.querySelectorAll('.cookie')];
    const row = rows.find((row) => row.querySelector('.name')?.textContent === name);
    /** @type {HTMLElement | null | undefined} */ (row?.querySelector('a'))?.click();
}

/** @param {string} host @param {number} fillers */
async function oddCookies(host, fillers) {
    const url = `https://${host}/`;
    const set = (/** @type {Parameters<typeof chrome.cookies.set>[0]} */ cookie) =>
        chrome.cookies.set(cookie);
    const elsewhere = { topLevelSite: 'https://embedding.example' };
    const here = { topLevelSite: `http://${host.split('.').slice(-2).join('.')}` };
    const partitioned = { secure: true, sameSite: /** @type {const} */ ('no_restriction'), value: '1' };
    await set({ url, name: 'elsewhere', partitionKey: elsewhere, ...partitioned });
    await set({ url: 'https://widget.example/', name: 'embedded', partitionKey: here, ...partitioned });
    await set({ url, name: 'odd_long', value: 'x'.repeat(4000) });
    await set({ url, name: 'odd_quotes', value: '"a,b"' });
    await set({ url, name: 'odd_empty', value: '' });
    const part = (/** @type {object} */ json) => btoa(JSON.stringify(json)).replaceAll('=', '');
    const token = [{ alg: 'HS256' }, { iat: 1_790_000_000, exp: 1_890_000_000 }, {}].map(part).join('.');
    await set({ url, name: 'odd_token', value: token });
    const many = Array.from({ length: fillers }, (_, at) => at);
    await Promise.all(many.map((at) => set({ url, name: `filler${at}`, value: '1' })));
}
