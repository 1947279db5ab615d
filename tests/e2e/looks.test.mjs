import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findings } from './axe.mjs';
import { eventually } from './drivers/index.mjs';
import { ARTIFACTS, inBothBrowsers, shownMeter } from './harness.mjs';
import { clock } from '../site/two-factor.mjs';
import { chooseFor, createVault, options, there } from './vault.mjs';
import { SECTIONS } from '../../extension/pages/settings/section-names.js';

/** @typedef {import('./harness.mjs').Page} Page */

const SCHEMES = /** @type {const} */ (['light', 'dark']);

/** The ground of the card, by the chosen theme. */
const GROUNDS = { light: 'rgb(255, 255, 255)', dark: 'rgb(31, 35, 41)', contrast: 'rgb(0, 0, 0)' };

inBothBrowsers('the looks', { access: true, size: { width: 1100, height: 800 } }, (world) => {
    for (const scheme of SCHEMES) {
        it(`of the meter, ${scheme}`, async () => {
            const { browser, sites } = world;
            const page = await browser.open(sites.url(scheme === 'dark' ? 'dark' : 'fern'));
            await page.setColorScheme(scheme);
            await page.click('#email');
            await page.type('robin@fern.example');
            await page.click('#password');
            await page.type('robinfern');
            await shownMeter(page, ({ advice }) => advice.length > 0);
            await page.screenshot(`${ARTIFACTS}/meter-${scheme}-${browser.name}.png`);
            await page.type(' otter violin granite');
            const { html, css } = await shownMeter(page, ({ verdict }) => verdict === 'Strong');
            await page.screenshot(`${ARTIFACTS}/meter-strong-${scheme}-${browser.name}.png`);
            await page.goto(sites.url('quiet'));
            await page.setColorScheme(scheme);
            await page.evaluate(
                (html, css) => {
                    const style = document.createElement('style');
                    style.textContent = css.replaceAll('visibility: hidden', '');
                    const main = document.createElement('main');
                    main.innerHTML = `<h1>Card</h1>${html}`;
                    document.head.append(style);
                    document.body.replaceChildren(main);
                },
                html,
                css,
            );
            assert.deepEqual(await page.evaluate(findings), []);
            await page.setColorScheme('light');
            await page.close();
        });

        it(`of the card in pages of the extension, chosen, where the system is ${scheme}`, async () => {
            const page = await world.browser.openExtensionPage('pages/popup/popup.html#password');
            await page.setColorScheme(scheme);
            await page.click('#try');
            await page.type('tulip');
            await eventually(
                () => page.evaluate(() => Boolean(document.querySelector('.latchkey-card'))),
                Boolean,
            );
            for (const [theme, ground] of Object.entries(GROUNDS)) {
                await page.evaluate((theme) => {
                    const root = document.documentElement;
                    root.style.colorScheme = theme === 'contrast' ? 'dark' : theme;
                    root.dataset['theme'] = theme;
                }, theme);
                const card = await page.evaluate(
                    () =>
                        getComputedStyle(/** @type {Element} */ (document.querySelector('.latchkey-card')))
                            .backgroundColor,
                );
                assert.equal(card, ground, theme);
            }
            await page.setColorScheme('light');
            await page.close();
        });

        it(`of the welcome page, ${scheme}`, async () => {
            const page = await world.browser.openExtensionPage('pages/welcome/welcome.html');
            await page.setColorScheme(scheme);
            await eventually(
                () => page.evaluate(() => document.querySelector('h1')?.textContent),
                (title) => title,
            );
            for (const step of ['1', '2', '3']) {
                await page.evaluate((step) => void (location.hash = step), step);
                await eventually(
                    () => page.evaluate(() => document.querySelector('#step')?.textContent),
                    (text) => text === `Step ${step} of 3`,
                );
                assert.deepEqual(await page.evaluate(findings), [], step);
                await page.screenshot(`${ARTIFACTS}/welcome-${step}-${scheme}-${world.browser.name}.png`);
            }
            await page.setColorScheme('light');
            await page.close();
        });

        it(`of the settings, ${scheme}`, async () => {
            const page = await world.browser.openExtensionPage('pages/settings/settings.html');
            await page.setColorScheme(scheme);
            await there(page, '#site-list');
            await there(page, '#who-now');
            for (const section of SECTIONS) {
                await page.evaluate((section) => void (location.hash = section), section);
                await eventually(
                    () => page.evaluate(() => document.activeElement?.id),
                    (id) => id === `title-${section}`,
                );
                assert.deepEqual(await page.evaluate(findings), [], section);
                await page.screenshot(`${ARTIFACTS}/settings-${section}-${scheme}-${world.browser.name}.png`);
            }
            await page.setColorScheme('light');
            await page.close();
        });
    }
});

inBothBrowsers('the looks of a popup', { access: true, size: { width: 460, height: 760 } }, (world) => {
    for (const scheme of SCHEMES) {
        it(`${scheme}`, async () => {
            const { browser, sites } = world;
            const page = await browser.open(sites.url('fern'));
            const popup = await browser.openExtensionPage('pages/popup/popup.html');
            const tab = await popup.evaluate(async (url) => {
                const tabs = await chrome.tabs.query({});
                return tabs.find((tab) => tab.url === url)?.id;
            }, sites.url('fern'));
            await popup.goto(`${await popup.evaluate(() => location.href)}?tab=${tab}`);
            await popup.setColorScheme(scheme);
            await eventually(
                () => popup.evaluate(() => Boolean(document.querySelector('[data-card=newPassword] #fill'))),
                (made) => made,
            );
            assert.deepEqual(await popup.evaluate(findings), []);
            await popup.screenshot(`${ARTIFACTS}/popup-${scheme}-${browser.name}.png`);
            await popup.click('#row-password');
            await popup.click('#try');
            await popup.type('tulip garden');
            await eventually(
                () => popup.evaluate(() => document.querySelectorAll('td').length),
                (rows) => rows === 4,
            );
            assert.deepEqual(await popup.evaluate(findings), []);
            await popup.screenshot(`${ARTIFACTS}/popup-try-${scheme}-${browser.name}.png`);
            await popup.setColorScheme('light');
            await popup.close();
            await page.close();
        });
    }
});

inBothBrowsers(
    'the looks of two-factor accounts',
    { access: true, size: { width: 820, height: 900 } },
    (world) => {
        /** @param {Page} page @param {string} name @param {string} scheme */
        const looks = async (page, name, scheme) => {
            await page.setColorScheme(/** @type {'light' | 'dark'} */ (scheme));
            assert.deepEqual(await page.evaluate(findings), [], name);
            await page.screenshot(`${ARTIFACTS}/${name}-${scheme}-${world.browser.name}.png`);
        };

        it('of the page on which they are kept, and of the popup', async () => {
            const { browser, sites } = world;
            const page = await options(world);
            await eventually(
                () =>
                    page.evaluate(() =>
                        document.querySelector('[role=meter]')?.hasAttribute('aria-valuenow'),
                    ),
                (judged) => judged,
            );
            await looks(page, 'vault-new', 'dark');
            await createVault(page, 'otter violin quay lantern');
            await looks(page, 'vault-recovery', 'light');
            await page.click('#recovery-kept');
            await page.click('#recovery-done');
            await eventually(
                () => page.evaluate(focusNow),
                (now) => now !== 'BODY',
            );
            for (const [site, name] of [
                ['Fern & Frond', 'robin@fern.example'],
                ['Elm Bank', 'robin'],
                [
                    'A service with a name that is much longer than any popup is wide',
                    'somebody.with.a.long.name@moss.example',
                ],
                ['網站', 'ユーザー'],
            ]) {
                const address = `otpauth://totp/${encodeURIComponent(`${site}:${name}`)}?secret=${Buffer.from(
                    site ?? '',
                )
                    .toString('hex')
                    .replace(/[^a-f]/g, 'M')
                    .slice(0, 8)}GEZDGNBVGY3TQOJQGEZDGNBV`;
                await eventually(
                    () => page.evaluate(() => Boolean(document.querySelector('#add-text'))),
                    (there) => there,
                );
                await page.evaluate((address) => {
                    const field = /** @type {HTMLInputElement} */ (document.querySelector('#add-text'));
                    field.value = address;
                    field.form?.requestSubmit();
                }, address);
                await eventually(
                    () => page.evaluate(() => document.querySelector('#add-status')?.textContent),
                    (said) => said?.includes(site ?? ''),
                );
            }
            for (const scheme of SCHEMES) await looks(page, 'accounts', scheme);
            // A question takes the focus, and Esc gives it back to what has asked.
            for (const [asks, question] of /** @type {const} */ ([
                ['accountRemove', '#account-cancel'],
                ['accountQr', '#asked-password'],
            ])) {
                await chooseFor(page, 'Elm Bank', asks);
                await eventually(
                    () => page.evaluate(focusNow),
                    (now) => now === question,
                );
                await page.press('Escape');
                await eventually(
                    () => page.evaluate(focusNow),
                    (now) => now === 'More for Elm Bank',
                );
            }
            const tab = await browser.open(sites.url('elm', '/setup.html'));
            const popup = await browser.openExtensionPage('pages/popup/popup.html');
            const id = await popup.evaluate(
                async (url) => {
                    const tabs = await chrome.tabs.query({});
                    return tabs.find((tab) => tab.url === url)?.id;
                },
                sites.url('elm', '/setup.html'),
            );
            await popup.goto(`${await popup.evaluate(() => location.href)}?tab=${id}#codes`);
            await eventually(
                () => popup.evaluate(() => document.querySelectorAll('.codes li').length),
                (rows) => rows === 4,
            );
            await eventually(
                () => popup.evaluate(() => Boolean(document.querySelector('#set-up-seen'))),
                (seen) => seen,
            );
            clock.aheadMs = 600_000;
            await popup.click('#clock-check');
            await eventually(
                () => popup.evaluate(() => Boolean(document.querySelector('#clock-correction'))),
                (corrected) => corrected,
            );
            clock.aheadMs = 0;
            for (const scheme of SCHEMES) await looks(popup, 'popup-codes', scheme);
            await popup.click('#lock');
            await eventually(
                () => popup.evaluate(() => Boolean(document.querySelector('#unlock'))),
                (there) => there,
            );
            await looks(popup, 'popup-locked', 'light');
            await popup.setColorScheme('light');
            await popup.close();
            await tab.close();
            await page.close();
        });
    },
);

// This runs in the settings.

/** What has the focus: by its name, its id or its kind. */
function focusNow() {
    const { activeElement } = document;
    const name = activeElement?.getAttribute('aria-label');
    return name ?? (activeElement?.id ? `#${activeElement.id}` : activeElement?.tagName);
}
