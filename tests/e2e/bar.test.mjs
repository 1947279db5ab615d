/**
 * The meter where there is little room: it names its keys, and covers neither the words of its field nor anything that can be typed
 * into or pressed. And how it is turned off.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventually } from './drivers/index.mjs';
import { ARTIFACTS, inBothBrowsers, noMeter, shownMeter } from './harness.mjs';

/** Of what the page is made around its password field. @type {Record<string, string>} */
const FORMS = {
    'labels above': `
        <label for="email">E-mail</label><input id="email" type="email">
        <label for="password">New password</label><input id="password" type="password" autocomplete="new-password">
        <label for="again">Repeat the password</label><input id="again" type="password" autocomplete="new-password">
        <button>Sign up</button>`,
    'a label around': `
        <label>E-mail <input id="email" type="email"></label>
        <label>New password <input id="password" type="password" autocomplete="new-password"></label>
        <button>Sign up</button>`,
    'a label below': `
        <input id="email" type="email"><label for="email">E-mail</label>
        <input id="password" type="password" autocomplete="new-password"><label for="password">New password</label>
        <button>Sign up</button>`,
    'buttons on all sides': `
        <button type="button">Google</button><button type="button">Apple</button>
        <label for="password">New password</label>
        <input id="password" type="password" autocomplete="new-password">
        <button type="button">Show</button><button>Sign up</button><button type="button">Help</button>`,
};

inBothBrowsers('the bar', { access: true, size: { width: 360, height: 640 } }, (world) => {
    for (const [name, form] of Object.entries(FORMS)) {
        for (const size of ['100%', '200%']) {
            it(`keeps free what is around it: ${name}, text of ${size}`, async () => {
                const page = await world.browser.open(world.sites.url('fern'));
                await page.evaluate(draw, form, size);
                await page.click('#password');
                await page.type('tulip garden');
                const { rect } = await shownMeter(page, ({ verdict }) => verdict !== 'Nothing typed yet');
                assert.deepEqual(await page.evaluate(covered, rect), []);
                await page.screenshot(
                    `${ARTIFACTS}/bar-${name.replaceAll(' ', '-')}-${parseInt(size)}-${world.browser.name}.png`,
                );
                await page.close();
            });
        }
    }

    it('names the keys that make a password, and the card says how to turn it off', async () => {
        const page = await world.browser.open(world.sites.url('fern'));
        await page.evaluate(draw, FORMS['labels above'], '100%');
        await page.click('#password');
        await page.type('tulip garden');
        const { keys, off } = await shownMeter(page, ({ keys }) => keys);
        assert.match(keys, /Alt\+Shift\+G/);
        assert.match(off, /right-click the field, or press Alt\+Shift\+L/);
        await page.close();
    });

    it('goes where the person turns it off on the site', async () => {
        const page = await world.browser.open(world.sites.url('fern'));
        await page.click('#password');
        await page.type('tulip garden');
        await shownMeter(page);
        const settings = await world.browser.openExtensionPage('pages/settings/settings.html#sites');
        await settings.evaluate(pause, 'fern.localhost');
        await page.activate();
        await eventually(
            () => page.meter(),
            (meter) => !meter,
        );
        await page.click('#email');
        await page.click('#password');
        await noMeter(page);
        await settings.close();
        await page.close();
    });
});

// These run in a page of the web.

/** @param {string} form @param {string} size */
function draw(form, size) {
    document.documentElement.style.fontSize = size;
    document.body.innerHTML = `<style>
        body { margin: 12px; font: 1rem/1.4 sans-serif }
        input, label, button { display: block; width: 100%; box-sizing: border-box; font: inherit; margin: 2px 0 }
        </style><h1>Sign up</h1><form onsubmit="return false">${form}</form>`;
}

/** What a rectangle covers that it should not. @param {{ left: number, top: number, right: number, bottom: number }} rect */
function covered(rect) {
    const field = /** @type {HTMLInputElement} */ (document.querySelector('#password'));
    const words = [...(field.labels ?? [])].flatMap((label) =>
        [...label.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE),
    );
    const places = [
        ...[...document.querySelectorAll('input, button')].map(
            (element) =>
                /** @type {const} */ ([element.id || element.textContent, element.getBoundingClientRect()]),
        ),
        ...words.map((text) => {
            const range = document.createRange();
            range.selectNode(text);
            return /** @type {const} */ ([`label: ${text.textContent}`, range.getBoundingClientRect()]);
        }),
    ];
    return places
        .filter(
            ([, { left, top, right, bottom }]) =>
                rect.left < right && left < rect.right && rect.top < bottom && top < rect.bottom,
        )
        .map(([name]) => name);
}

// This runs in the settings.

/** @param {string} host */
async function pause(host) {
    const { accessTo, changeAccess } = await import(chrome.runtime.getURL('shared/grants.js'));
    const { change } = await accessTo(`http://${host}/`);
    await changeAccess(change, host);
}
