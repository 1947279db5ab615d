import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers, nobodyComplains, shownMeter } from './harness.mjs';

/** @typedef {import('./harness.mjs').Page} Page */

/** What stands in the fields of the page. @param {Page} page @returns {Promise<Record<string, string>>} */
function values(page) {
    return page.evaluate(() =>
        Object.fromEntries([...document.querySelectorAll('input')].map(({ id, value }) => [id, value])),
    );
}

/** Presses the keys that the card names. @param {Page} page */
async function fillIn(page) {
    const { hint } = await shownMeter(page, ({ hint }) => hint);
    assert.match(hint, /Alt\+Shift\+G/);
    await page.pressFillCommand();
}

inBothBrowsers('the generator', { access: true }, (world) => {
    it('fills both fields at the keys that the card names, and the card judges it', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        await page.evaluate(() => {
            document.querySelector('#password')?.setAttribute('maxlength', '14');
            const { dataset } = document.documentElement;
            for (const type of ['focusin', 'keydown', 'input', 'keyup', 'change', 'focusout']) {
                addEventListener(type, ({ target, isTrusted }) => {
                    if (isTrusted) return;
                    dataset.heard = `${dataset.heard ?? ''} ${type} ${/** @type {Element} */ (target).id}`;
                });
            }
        });
        await page.click('#password');
        await shownMeter(page);
        await fillIn(page);
        const { result } = await shownMeter(page, ({ verdict, result }) => verdict === 'Strong' && result);
        assert.match(result, /^A password was filled into both fields\./);
        const { password = '', confirm, email } = await values(page);
        assert.equal((await shownMeter(page)).generated, password);
        assert.equal(password.length, 14);
        assert.equal(confirm, password);
        assert.equal(email, '');
        assert.equal(
            await page.evaluate(() => document.documentElement.dataset.heard),
            [
                '',
                ...['keydown', 'input', 'keyup', 'change', 'focusout', 'focusin'].map(
                    (type) => `${type} password`,
                ),
                ...['focusin', 'keydown', 'input', 'keyup', 'change', 'focusout'].map(
                    (type) => `${type} confirm`,
                ),
            ].join(' '),
        );
        assert.equal(await page.evaluate(() => document.activeElement?.id), 'password');
        await fillIn(page);
        await eventually(
            () => values(page),
            (again) => again.password !== password && again.password === again.confirm,
        );
        await page.close();
    });

    it('shows what it made while a field holds it, and no code, in that document only', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        await page.click('#password');
        await shownMeter(page);
        const extension = await browser.openExtensionPage('pages/welcome/welcome.html');
        const address = await page.evaluate(() => location.href);
        const tried = (/** @type {object} */ meant) => extension.evaluate(fillWith, address, meant);
        assert.deepEqual(await tried({ generated: false }), [1, null], 'a code');
        assert.deepEqual(await tried({ generated: true }), [1, 'otter'], 'a password');
        const known = (/** @type {number} */ minutes) => extension.evaluate(lastAfter, address, minutes);
        assert.deepEqual(await known(60), [null, 'otter'], 'an hour later it stands in its field still');
        const write = (/** @type {string} */ text) =>
            page.evaluate((text) => {
                for (const field of document.querySelectorAll('input')) field.value = text;
            }, text);
        await write('');
        assert.deepEqual(await known(60), [null, null], 'and then it does not');
        await write('otter');
        assert.deepEqual(await known(0), [null, null], 'what is forgotten');
        await write('');
        assert.deepEqual(
            await tried({ generated: true, step: 'look' }),
            [0, null],
            'after the page has emptied it',
        );
        assert.deepEqual(await tried({ generated: true, document: 1 }), [0, null], 'another document');
        assert.equal((await values(page)).password, '');
        for (const open of [page, extension]) await open.close();
    });

    it('never fills the field for the password that the person has', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern', '/change.html'));
        const [current, fresh] = await page.evaluate(() =>
            [...document.querySelectorAll('input[type=password]')].map(({ id }) => id),
        );
        await page.click(`#${fresh}`);
        await page.pressFillCommand();
        const filled = await eventually(
            () => values(page),
            (values) => values[fresh ?? ''],
        );
        assert.equal(filled[current ?? ''], '');
        await page.close();
    });

    it('makes passwords, passphrases and PINs in the popup, and fills them in', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        const popup = await browser.openExtensionPage('pages/popup/popup.html');
        const tab = await popup.evaluate(async (url) => {
            const tabs = await chrome.tabs.query({});
            return tabs.find((tab) => tab.url === url)?.id;
        }, sites.url('fern'));
        await popup.goto(`${await popup.evaluate(() => location.href)}?tab=${tab}#password`);
        const made = () => popup.evaluate(() => document.querySelector('.made')?.textContent ?? '');
        const said = () => popup.evaluate(() => document.querySelector('#generate-status')?.textContent);
        await eventually(
            () => popup.evaluate(() => document.querySelector('#generate-box .quiet')?.textContent),
            (said) => said?.includes('this form'),
        );
        await popup.click('#make');
        assert.match(await eventually(made, (text) => text), /^[!-~]{20}$/);
        await popup.evaluate(() => {
            const kind = /** @type {HTMLSelectElement} */ (document.querySelector('#kind'));
            kind.value = 'pin';
            kind.dispatchEvent(new Event('change'));
        });
        await eventually(made, (text) => /^\d{6}$/.test(text));
        await popup.evaluate(() => {
            const kind = /** @type {HTMLSelectElement} */ (document.querySelector('#kind'));
            kind.value = 'passphrase';
            kind.dispatchEvent(new Event('change'));
        });
        const phrase = await eventually(made, (text) => /^([a-z]+[^a-z]){5}[a-z]+$/.test(text));
        await popup.click('#fill');
        await eventually(said, (text) => text?.startsWith('Filled in.'));
        const { password, confirm } = await values(page);
        assert.deepEqual([password, confirm], [phrase, phrase]);
        await popup.close();
        await page.close();
    });

    it('says of how many fields took it, and shows it until the form is sent', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        await page.evaluate(() => {
            const confirm = /** @type {HTMLInputElement} */ (document.querySelector('#confirm'));
            confirm.addEventListener('input', () => (confirm.value = ''));
            addEventListener('submit', (event) => event.preventDefault());
        });
        await page.click('#password');
        await fillIn(page);
        const { result, generated } = await shownMeter(page, ({ result }) => result);
        assert.match(result, /^Filled into 1 of 2 fields\. Copy the password from Latchkey/);
        assert.equal(generated, (await values(page)).password);
        // Another field, and back: it is there still.
        await page.click('#email');
        await page.click('#password');
        await shownMeter(page, (meter) => meter.generated === generated);
        await page.evaluate(() => {
            const { form } = /** @type {HTMLInputElement} */ (document.querySelector('#password'));
            if (form) form.noValidate = true;
            form?.requestSubmit();
        });
        await shownMeter(page, (meter) => !meter.generated);
        await page.close();
    });

    it('says so where the rules of the field cannot be kept', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        await page.evaluate(() => {
            document.querySelector('#password')?.setAttribute('minlength', '20');
            document.querySelector('#password')?.setAttribute('maxlength', '10');
        });
        await page.click('#password');
        await shownMeter(page);
        await fillIn(page);
        await shownMeter(
            page,
            ({ result }) => result === 'The site asks for more characters than it accepts.',
        );
        assert.equal((await values(page)).password, '');
        await page.close();
    });

    nobodyComplains(world);
});

// This runs in a page of the extension.

/**
 * What is known so many minutes later of the password that was filled in: for other fields, and for that one.
 * @param {string} address
 * @param {number} minutes
 */
async function lastAfter(address, minutes) {
    const tab = (await chrome.tabs.query({})).find(({ url }) => url === address);
    const { scripting } = /** @type {any} */ (chrome);
    const [answer] = await scripting.executeScript({
        target: { tabId: Number(tab?.id), frameIds: [0] },
        args: [minutes],
        func: (/** @type {number} */ minutes) => {
            const { now } = Date;
            Date.now = () => now() + minutes * 60_000;
            const { fill } = globalThis.latchkey;
            const field = /** @type {HTMLInputElement} */ (document.querySelector('#password'));
            const known = [fill.lastFor([document.createElement('input')]), fill.lastFor([field])];
            Date.now = now;
            return known;
        },
    });
    return answer?.result;
}

/**
 * Fills the first field for a new password in the page at an address: how many took it, and what is shown then.
 * @param {string} address
 * @param {object} how
 */
async function fillWith(address, how) {
    const tab = (await chrome.tabs.query({})).find(({ url }) => url === address);
    const { scripting } = /** @type {any} */ (chrome);
    const [answer] = await scripting.executeScript({
        target: { tabId: Number(tab?.id), frameIds: [0] },
        args: [how],
        func: (/** @type {object} */ how) => {
            const { facts, fill } = globalThis.latchkey;
            const field = /** @type {HTMLInputElement} */ (document.querySelector('#password'));
            facts.collect();
            const handle = Number(facts.handleOf(field));
            const meant = { origin, document: performance.timeOrigin, step: 'fill', generated: true, ...how };
            const [sight = null] = fill.sights([handle]);
            const taken = fill.into([{ handle, text: 'otter', sight }], /** @type {any} */ (meant));
            return [taken, fill.lastFor([field])];
        },
    });
    return answer?.result;
}
