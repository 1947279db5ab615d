/**
 * From a sign-in that fails over “Why can't I sign in?” to being in: what is found first, and that the step that is offered helps.
 */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { judge } from '../evaluate/door/judging.mjs';
import { findings } from './axe.mjs';
import { eventually } from './drivers/index.mjs';
import { ARTIFACTS, inBothBrowsers, nobodyComplains, shownMeter } from './harness.mjs';
import { popupOf } from './popup.mjs';
import { press, textOf } from './vault.mjs';

const FAILING = resolve(import.meta.dirname, '../site/failing');
/** A cause each; the last ones work. */
const DOORS = [
    'wrong-password-react',
    'mistyped-gmail',
    'cookie-twice-path',
    'cookies-too-big',
    'stale-session',
    'form-expired-419',
    'too-many-tries-turkish',
    'account-locked-japanese',
    'captcha-blocked',
    'server-error',
    'works-help-column',
    'works-app',
];

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
    if (browser !== (process.env.BROWSER ?? browser)) continue;
    describe(`a sign-in that fails, in ${browser}`, () => {
        for (const name of DOORS)
            it(name, async () => {
                const [row] = await judge(FAILING, [name], browser);
                assert.deepEqual(row?.problems, []);
                assert.ok(row?.right, JSON.stringify(row));
                assert.equal(row?.helped, true, JSON.stringify(row));
            });
    });
}

inBothBrowsers('why a sign-in fails', { access: true, notifications: true }, (world) => {
    it('is told from the popup on, in words, with the step', async () => {
        const page = await world.browser.open(world.sites.url('fern', '/login.html'));
        const tab = await page.evaluate(() => document.title);
        assert.ok(tab);
        const popup = await world.browser.openExtensionPage('pages/popup/popup.html');
        const id = await popup.evaluate(async () => {
            const tabs = await chrome.tabs.query({});
            return tabs.find(({ url }) => url?.includes('fern.localhost'))?.id;
        });
        await popup.goto((await popup.evaluate(() => location.href)) + `?tab=${id}`);
        await eventually(() => popup.evaluate(() => Boolean(document.querySelector('#why-not'))), Boolean);
        await popup.click('#why-not');
        const doctor = await world.browser.waitForExtensionPage(`pages/doctor/doctor.html?tab=${id}`);
        const said = await eventually(
            () => textOf(doctor, '#found'),
            (text) => text && !text.endsWith('…'),
        );
        assert.equal(
            said,
            'Nothing was found that keeps you out. If a try just failed, look again while its message shows.',
        );
        assert.equal(await textOf(doctor, '#fine'), 'Looks fine: connection and cookies.');
        await page.evaluate(() => {
            const alert = document.createElement('p');
            alert.setAttribute('role', 'alert');
            alert.textContent = 'Too many attempts. Try again in 15 minutes.';
            document.querySelector('form')?.prepend(alert);
        });
        await doctor.click('#again');
        const found = await eventually(
            () => textOf(doctor, '.findings'),
            (text) => text,
        );
        // Nobody has tried yet, as far as was seen.
        for (const part of ['Possible', 'Too many tries', 'Try again in 15 minutes.', 'Wait 15 minutes'])
            assert.ok(found?.includes(part), `${part}: ${found}`);
        await doctor.screenshot(`${ARTIFACTS}/door-${world.browser.name}.png`);
        await doctor.setColorScheme('dark');
        await doctor.screenshot(`${ARTIFACTS}/door-dark-${world.browser.name}.png`);
    });

    it('is offered on the card after a try, with the way back that the page has', async () => {
        const page = await world.browser.open(world.sites.url('fern', '/login.html?again'));
        await page.evaluate(() => {
            document.querySelector('form')?.addEventListener('submit', (event) => {
                event.preventDefault();
                const alert = document.createElement('p');
                alert.setAttribute('role', 'alert');
                alert.textContent = 'Incorrect password. Forgot your password?';
                document.querySelector('form')?.prepend(alert);
            });
        });
        await page.click('#email');
        await page.type('robin@fern.example');
        await page.click('#password');
        await page.type('tulips and rain');
        const popup = await world.browser.openExtensionPage('pages/popup/popup.html');
        const id = await popup.evaluate(async () => {
            const tabs = await chrome.tabs.query({});
            return tabs.find(({ url }) => url?.endsWith('/login.html?again'))?.id;
        });
        const address = (await popup.evaluate(() => location.href)) + `?tab=${id}`;
        const card = () =>
            popup.evaluate(() => document.querySelector('[data-card]')?.getAttribute('data-card'));
        await popup.goto(address);
        await eventually(card, (name) => name !== undefined && name !== 'looking');
        assert.equal(await card(), 'signIn');
        await page.activate();
        await page.click('form button');
        await eventually(() => page.evaluate(() => Boolean(document.querySelector('[role=alert]'))), Boolean);
        await popup.goto(address);
        assert.equal(await eventually(card, (name) => name === 'tryFailed'), 'tryFailed');
        await popup.click('#now-why-not');
        const doctor = await world.browser.waitForExtensionPage(`pages/doctor/doctor.html?tab=${id}`);
        const forgot = () => doctor.evaluate(() => Boolean(document.querySelector('#forgot')));
        assert.ok(await eventually(forgot, Boolean));
        assert.equal(
            await doctor.evaluate(() => document.querySelector('[data-code]')?.getAttribute('data-code')),
            'wrongPassword',
        );
        await doctor.click('#forgot');
        await eventually(
            () => page.evaluate(() => location.pathname).catch(() => ''),
            (path) => path === '/forgot.html',
        );
    });

    it('is told of a try that was watched: which cookie was refused and why, and nothing of the person', async () => {
        const door = await import('../site/failing/cookie-refused-none.mjs');
        const served = await door.start();
        try {
            const page = await world.browser.open(`${served.origin}/login`);
            const popup = await world.browser.openExtensionPage('pages/popup/popup.html');
            const id = await popup.evaluate(async () => {
                const tabs = await chrome.tabs.query({});
                return tabs.find(({ url }) => url?.includes('cookie-refused-none'))?.id;
            });
            const doctor = await world.browser.openExtensionPage(`pages/doctor/doctor.html?tab=${id}`);
            const openWatch = () =>
                doctor.evaluate(() => {
                    document.querySelector('#watch')?.setAttribute('open', '');
                    return Boolean(document.querySelector('#watch-begin'));
                });
            await eventually(openWatch, Boolean);
            await doctor.click('#watch-begin');
            await eventually(
                () => doctor.evaluate(() => Boolean(document.querySelector('#watch-end'))),
                Boolean,
            );
            await page.activate();
            await door.steps(page);
            await doctor.activate();
            await doctor.click('#watch-end');
            const refusal = await eventually(
                () =>
                    doctor.evaluate(
                        () =>
                            document.querySelector('[data-refusal]')?.getAttribute('data-refusal') ??
                            document.querySelector('#done')?.textContent,
                    ),
                (told) => told && told !== '' && told !== 'Watching. Try to sign in, then come back here.',
            );
            assert.equal(refusal, 'noneWithoutSecure');
            const fine = await doctor.evaluate(() => document.querySelector('#fine')?.textContent);
            assert.doesNotMatch(fine ?? '', /cookies/, 'what was refused is not called fine');
            // What is told as refused has not come to the browser.
            const kept = await doctor.evaluate(async () =>
                (await chrome.cookies.getAll({ domain: 'cookie-refused-none.localhost' })).map(
                    ({ name }) => name,
                ),
            );
            assert.ok(!kept.includes('sid'), String(kept));
            const statuses = await doctor.evaluate(() =>
                [...document.querySelectorAll('.hops > li')].map((hop) => hop.getAttribute('data-status')),
            );
            for (const status of ['302', '200']) assert.ok(statuses.includes(status), String(statuses));
            const text = await doctor.evaluate(
                () =>
                    /** @type {HTMLTextAreaElement | null} */ (document.querySelector('#for-support'))
                        ?.value ?? '',
            );
            assert.match(text, /POST cookie-refused-none\.localhost\/…/);
            assert.doesNotMatch(text, /robin|horse|account|login/);
            await doctor.screenshot(`${ARTIFACTS}/door-watch-${world.browser.name}.png`);
        } finally {
            await served.stop();
        }
    });

    it('asks the site where the password is changed, and leads there', async () => {
        const { origin, close } = await changingPasswords();
        try {
            const page = await world.browser.open(`${origin}/`);
            const extension = await world.browser.openExtensionPage('pages/popup/popup.html');
            const id = await extension.evaluate(async () => {
                const tabs = await chrome.tabs.query({});
                return tabs.find(({ url }) => url?.includes('desk.localhost'))?.id;
            });
            const doctor = await world.browser.openExtensionPage(`pages/doctor/doctor.html?tab=${id}`);
            const openDesk = () =>
                doctor.evaluate(() => {
                    document.querySelector('#desk')?.setAttribute('open', '');
                    return Boolean(document.querySelector('#ask'));
                });
            assert.ok(await eventually(openDesk, Boolean));
            await doctor.click('#ask');
            const way = await eventually(
                () => doctor.evaluate(() => document.querySelector('#asked a')?.getAttribute('href')),
                Boolean,
            );
            assert.equal(way, `${origin}/.well-known/change-password`);
            assert.equal(await page.evaluate(() => location.pathname), '/');
        } finally {
            await close();
        }
    });

    it('tells of a form for a new password on the button and in the timeline, until that is erased', async () => {
        const page = await world.browser.open(world.sites.url('fern', '/change.html'));
        await page.click('#old');
        await page.type('tulips and rain');
        await page.click('#new');
        await shownMeter(page);
        await page.type('otter violin granite');
        await page.click('form button');
        const settings = await world.browser.openExtensionPage('pages/settings/settings.html');
        const mark = () => settings.evaluate(() => chrome.action.getBadgeText({}));
        assert.equal(await eventually(mark, (text) => text === '?'), '?');
        // The way from the mark to what it means.
        const popup = await popupOf(world, '/change.html');
        await press(popup, '#news');
        const section = () => settings.evaluate(() => location.hash);
        assert.equal(await eventually(section, Boolean), '#alerts');
        await popup.close();
        const told = () => textOf(settings, '[data-alert=passwordForm]');
        assert.match(String(await eventually(told, Boolean)), /20\d\d.*fern\.localhost/s);
        assert.equal(await eventually(mark, (text) => text === ''), '');
        assert.deepEqual(await settings.evaluate(findings), []);
        await settings.screenshot(`${ARTIFACTS}/alerts-${world.browser.name}.png`);
        // With keys alone: from the switch to the button behind the list.
        await settings.evaluate(() =>
            /** @type {HTMLElement} */ (document.querySelector('#alerts-on')).focus(),
        );
        await settings.activate();
        await settings.press('Tab');
        await settings.press('Enter');
        const focused = () => settings.evaluate(() => document.activeElement?.id);
        await eventually(focused, (id) => id === 'alerts-cancel');
        // The safe answer, by Esc.
        await settings.press('Escape');
        await eventually(focused, (id) => id === 'alerts-erase');
        assert.ok(await told());
        await settings.press('Enter');
        await press(settings, '#alerts-erase-go');
        await eventually(() => textOf(settings, '#alerts-none'), Boolean);
        assert.equal(await textOf(settings, '#alerts-status'), 'The list was cleared.');
        await page.close();
    });

    nobodyComplains(world);
});

/** A site that has the known address for changing passwords, and says that it has no other. */
async function changingPasswords() {
    const server = createServer(({ url }, response) => {
        if (url === '/.well-known/change-password') response.writeHead(302, { location: '/change' });
        else response.writeHead(url === '/' ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
        response.end('<!doctype html><html lang="en"><title>Desk</title><h1>Desk</h1></html>');
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    const close = async () => {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
    };
    return { origin: `http://desk.localhost:${port}`, close };
}
