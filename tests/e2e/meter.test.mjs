import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers, noMeter, nobodyComplains, shownMeter } from './harness.mjs';

inBothBrowsers('the meter', { access: true }, (world) => {
    it('appears on the new password, follows every key, and goes with the focus', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        await page.click('#email');
        await noMeter(page);
        await page.click('#password');
        const empty = await shownMeter(page);
        assert.equal(empty.role, 'meter');
        assert.equal(empty.label, 'Password strength');
        assert.deepEqual([empty.min, empty.max, empty.now], [0, 4, 0]);
        assert.equal(empty.valueText, 'Nothing typed yet');
        assert.ok(empty.topLayer);

        await page.type('password');
        // What is typed is weak as well before it is whole.
        const weak = await shownMeter(page, ({ advice: [first] }) => /ten most used/.test(first ?? ''));
        assert.deepEqual([weak.verdict, weak.now], ['Very weak', 0]);
        assert.match(weak.time, /less than a second/);
        assert.match(weak.valueText ?? '', /^Very weak\. Time to guess/);

        await page.type(' otter violin granite');
        const strong = await shownMeter(page, ({ verdict }) => verdict === 'Strong');
        assert.equal(strong.now, 4);
        assert.deepEqual(strong.advice, []);
        await eventually(
            () => page.meter(),
            (meter) => /Strong.*centuries/.test(meter?.status ?? ''),
        );
        // Its words are written by a style: they are told all the same, where it says so and where it is said aloud.
        if (page.accessibleMeter) {
            const told = await page.accessibleMeter();
            assert.equal(told?.name, 'Password strength');
            const { status } = await shownMeter(page);
            for (const words of ['Strong', status]) assert.ok(told?.words.includes(words), words);
        }

        for (let keys = 0; keys < 29; keys += 1) await page.press('Backspace');
        await shownMeter(page, ({ verdict }) => verdict === 'Nothing typed yet');
        await page.click('#name');
        await eventually(
            () => page.meter(),
            (meter) => meter === null,
        );
        await page.close();
    });

    it('stands beside the field, covers no field, moves nothing and leaves no trace in the page', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        const before = await page.evaluate(snapshot);
        await page.click('#password');
        await page.type('tulip');
        const { rect } = await shownMeter(page, ({ verdict }) => verdict !== 'Nothing typed yet');
        const during = await page.evaluate(snapshot);
        assert.deepEqual(during, before);
        for (const { left, top, right, bottom } of during.fields) {
            const apart =
                rect.right <= left || rect.left >= right || rect.bottom <= top || rect.top >= bottom;
            assert.ok(apart, 'a field is covered');
        }
        const added = await page.evaluate(() => {
            const host = /** @type {HTMLElement} */ (document.body.nextElementSibling);
            const { width, height } = host.getBoundingClientRect();
            return { tag: host.localName, width, height, root: host.shadowRoot, text: host.textContent };
        });
        assert.deepEqual(added, { tag: 'div', width: 0, height: 0, root: null, text: '' });
        await page.press('Escape');
        await eventually(
            () => page.meter(),
            (meter) => meter === null,
        );
        assert.equal(await page.evaluate(() => document.body.nextElementSibling), null);
        await page.close();
    });

    it('stays away from log-in, search and what asks for a password that exists', async () => {
        const { browser, sites } = world;
        for (const [path, field] of /** @type {const} */ ([
            ['/login.html', '#password'],
            ['/login.html', '#email'],
            ['/change.html', '#old'],
        ])) {
            const page = await browser.open(sites.url('fern', path));
            await page.click(field);
            await page.type('tulip');
            await noMeter(page);
            await page.close();
        }
    });

    it('knows the words of the person and of the site', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        await page.click('#password');
        await page.type('quillendrake77');
        const unknown = await shownMeter(page, ({ verdict }) => verdict !== 'Nothing typed yet');
        await page.click('#email');
        await page.type('quillendrake@mail.example');
        await page.click('#password');
        const known = await shownMeter(page, ({ advice }) => advice[0]?.includes('your own details'));
        assert.ok(known.now < unknown.now, `${known.now} < ${unknown.now}`);
        await page.close();

        const titled = await browser.open(sites.url('steps'));
        await titled.click('#email');
        await titled.type('ada@mail.example');
        await titled.click('#next');
        await titled.click('#password');
        await titled.type('Harbour');
        await shownMeter(titled, ({ advice }) => advice[0]?.includes('your own details'));
        await titled.close();
    });

    it('says when the repeated password differs, and when it is the same', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        await page.click('#password');
        await page.type('otter violin granite');
        await page.click('#confirm');
        assert.equal((await shownMeter(page, ({ verdict }) => verdict === 'Strong')).confirmation, null);
        await page.type('otter');
        assert.equal((await shownMeter(page)).confirmation, null, 'only a beginning, and still typed');
        await page.click('#password');
        await shownMeter(page, ({ confirmation }) => confirmation === 'The two passwords differ.');
        await page.click('#confirm');
        await page.press('End');
        await shownMeter(page, ({ confirmation }) => confirmation === null);
        await page.type('x');
        const differs = await shownMeter(page, ({ confirmation }) => confirmation !== null);
        assert.equal(differs.confirmation, 'The two passwords differ.');
        await page.press('Backspace');
        await page.type(' violin granite');
        await shownMeter(page, ({ confirmation }) => confirmation === 'Both passwords are the same.');
        await page.close();
    });

    it('warns while Caps Lock is on', async (test) => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        await page.click('#password');
        await shownMeter(page, ({ capsLock }) => !capsLock);
        if (!page.typeWithCapsLock) {
            test.skip('the driver of this browser cannot press Caps Lock');
        } else {
            await page.typeWithCapsLock('T');
            await shownMeter(page, ({ capsLock }) => capsLock);
            await page.type('u');
            await shownMeter(page, ({ capsLock }) => !capsLock);
        }
        await page.close();
    });

    nobodyComplains(world);
});

/** Runs in the page: what of it could have moved or changed. */
function snapshot() {
    const rects = [...document.querySelectorAll('body *')].map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return [element.localName, left, top, width, height].join(' ');
    });
    const fields = [...document.querySelectorAll('input')].map((field) => {
        const { left, top, right, bottom } = field.getBoundingClientRect();
        return { left, top, right, bottom };
    });
    return {
        html: document.body.outerHTML,
        rects,
        fields,
        scroll: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
    };
}
