import assert from 'node:assert/strict';
import { it } from 'node:test';
import { FACTS } from '../../extension/shared/content-scripts.js';
import { inBothBrowsers, noMeter, nobodyComplains, shownMeter } from './harness.mjs';

const LANGUAGES = ['ja', 'zh', 'ko', 'ru', 'ar', 'he', 'hi', 'th', 'el'];
/** Those with a page that asks for a one-time code, in one field or in six boxes. */
const CODES = { ja: ['b'], zh: ['b'], ar: ['b'], th: ['b'], ru: boxes(), ko: boxes() };

function boxes() {
    return Array.from({ length: 6 }, (_, at) => `b${at}`);
}

/**
 * What the extension makes of the page at an address: roles of its fields and controls by their ids.
 * @param {import('./harness.mjs').World} world
 * @param {string} url
 */
async function rolesAt({ browser }, url) {
    const page = await browser.open(url);
    const control = await browser.openExtensionPage('pages/popup/popup.html');
    const roles = await control.evaluate(
        async ({ url, files }) => {
            const tab = (await chrome.tabs.query({})).find((tab) => tab.url === url);
            const target = { tabId: tab?.id ?? -1 };
            await chrome.scripting.executeScript({
                target,
                files,
            });
            const [frame] = await chrome.scripting.executeScript({
                target,
                func: async () => {
                    const { facts, gate } = globalThis.latchkey;
                    const { forms, controls } = await /** @type {NonNullable<typeof gate>} */ (gate).ask({
                        kind: 'recognize',
                        facts: facts.collect(),
                        document: String(performance.timeOrigin),
                    });
                    const all = [...forms.flatMap(({ fields }) => fields), ...controls];
                    return all.map(({ handle, role }) => [facts.elementOf(handle)?.id ?? '', role]);
                },
            });
            return /** @type {[string, string][]} */ (/** @type {unknown} */ (frame?.result ?? []));
        },
        { url, files: FACTS },
    );
    await control.close();
    await page.close();
    return roles;
}

inBothBrowsers('languages', { access: true }, (world) => {
    for (const language of LANGUAGES) {
        it(`${language}: the meter on the sign-up page, not on the log-in page`, async () => {
            const { browser, sites } = world;
            const join = await browser.open(sites.url('world', `/${language}-join.html`));
            await join.click('#b');
            await join.type('tulip');
            await shownMeter(join, ({ verdict }) => verdict === 'Weak');
            await join.close();
            const login = await browser.open(sites.url('world', `/${language}-login.html`));
            await login.click('#b');
            await login.type('tulip');
            await noMeter(login);
            await login.close();
        });

        it(`${language}: the remember-me box and the way to a forgotten password`, async () => {
            const roles = await rolesAt(world, world.sites.url('world', `/${language}-login.html`));
            const role = Object.fromEntries(roles);
            assert.deepEqual([role.b, role.c, role.d], ['currentPassword', 'rememberMe', 'forgotPassword']);
        });
    }

    for (const [language, fields] of Object.entries(CODES)) {
        it(`${language}: the one-time code`, async () => {
            const roles = await rolesAt(world, world.sites.url('world', `/${language}-code.html`));
            assert.deepEqual(
                roles.filter(([, role]) => role === 'oneTimeCode').map(([id]) => id),
                fields,
            );
        });
    }

    it('no one-time code on a page with coupon, postcode, card and search', async () => {
        const roles = await rolesAt(world, world.sites.url('world', '/checkout.html'));
        assert.ok(roles.length >= 5);
        assert.deepEqual(
            roles.filter(([, role]) => role === 'oneTimeCode' || role === 'newPassword'),
            [],
        );
    });

    nobodyComplains(world);
});
