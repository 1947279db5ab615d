import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers, noMeter, nobodyComplains, shownMeter } from './harness.mjs';

inBothBrowsers('hostile pages', { access: true }, (world) => {
    it('names that stand in the way of properties do not', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('hostile', '/clobber.html'));
        await page.click('#password');
        await page.type('otter violin granite');
        await shownMeter(page, ({ verdict }) => verdict === 'Strong');
        await page.close();
    });

    it('a page that replaces prototypes hears nothing, and fake events do nothing', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('hostile', '/override.html'));
        await noMeter(page);
        await page.click('#password');
        await page.type('otter violin granite');
        const meter = await shownMeter(page, ({ verdict }) => verdict === 'Strong');
        assert.equal(meter.now, 4);
        const learned = await page.evaluate(() => ({
            caught: /** @type {any} */ (globalThis).caught ?? null,
            root: document.body.nextElementSibling?.shadowRoot ?? null,
            own: 'latchkey' in globalThis,
            listening: Array.isArray(/** @type {any} */ (globalThis).heard),
        }));
        assert.deepEqual(learned, { caught: null, root: null, own: false, listening: true });
        await page.close();
    });

    it('a page that hears every event first gets nothing of the inside of the card', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('hostile', '/listen.html'));
        await page.click('#password');
        await page.type('password');
        const meter = await shownMeter(page, ({ verdict, advice }) => verdict === 'Very weak' && advice[0]);
        // On each of its lines, and on the edge of it.
        const { left, top, right, bottom } = meter.rect;
        for (let y = top + 4; y < bottom; y += 14) await page.clickAt({ x: left + 30, y: Math.round(y) });
        for (const key of ['Tab', 'Shift', 'a', 'Escape']) await page.press(key);
        await page.click('#password');
        await page.type('x');
        await shownMeter(page);
        assert.deepEqual(await page.evaluate(searchInside, { left, top, right, bottom }, textsOf(meter)), []);
        assert.ok((await page.evaluate(() => /** @type {any} */ (globalThis).inside)) instanceof Array);
        await page.close();
    });

    it('a field that goes while the verdict is under way takes the meter along', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('hostile', '/vanish.html'));
        await page.click('#password');
        await shownMeter(page);
        await page.type('abc');
        await eventually(
            () => page.meter(),
            (meter) => meter === null,
        );
        await page.close();
    });

    it('after a thousand forms the sign-up form still gets its meter', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('hostile', '/many.html'));
        await page.click('#password');
        await page.type('otter violin granite');
        await shownMeter(page, ({ verdict }) => verdict === 'Strong');
        await page.close();
    });

    it('a page that throws the meter out gets it back a few times, and then is let be', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        await page.click('#password');
        await shownMeter(page);
        await page.evaluate(() => {
            window.name = '0';
            new MutationObserver(() => {
                const host = document.body.nextElementSibling;
                if (host) window.name = String(Number(window.name) + 1);
                host?.remove();
            }).observe(document.documentElement, { childList: true });
            document.body.nextElementSibling?.remove();
        });
        await page.type('otter violin granite');
        await eventually(
            () => page.evaluate(() => Number(window.name)),
            (thrown) => thrown >= 3,
        );
        await new Promise((done) => setTimeout(done, 1500));
        assert.ok((await page.evaluate(() => Number(window.name))) <= 4);
        await page.close();
    });

    it('a password of ten thousand characters is judged', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern'));
        await page.click('#password');
        await page.evaluate(() => {
            const field = /** @type {HTMLInputElement} */ (document.querySelector('#password'));
            field.value = 'a'.repeat(9_000) + '\ud800';
        });
        const meter = await shownMeter(page, ({ verdict }) => verdict === 'Very weak' || verdict === 'Weak');
        assert.ok(
            meter.advice.some((line) => line.includes('9,001')),
            meter.advice.join(' '),
        );
        await page.close();
    });

    it('a form that the page sends by itself is not one that a person has sent', async () => {
        const { browser, sites } = world;
        const page = await browser.open(sites.url('fern', '/login.html'));
        const extension = await browser.openExtensionPage('pages/welcome/welcome.html');
        const tries = () =>
            extension.evaluate(async () => (await chrome.storage.session.get('doorTries')).doorTries ?? []);
        await page.evaluate(() => {
            addEventListener('submit', (event) => {
                event.preventDefault();
                document.title = `${document.title}.`;
            });
        });
        await page.click('input[type=password]');
        await page.type('otter');
        await page.click('h1');
        const title = await page.evaluate(() => document.title);
        await page.evaluate(() => {
            const form = document.querySelector('input[type=password]')?.closest('form');
            if (form) form.noValidate = true;
            const others = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input'));
            for (const field of others) if (!field.value) field.value = 'ada@mail.example';
            form?.requestSubmit();
            /** @type {HTMLElement | null | undefined} */ (form?.querySelector('button'))?.click();
        });
        assert.equal(await page.evaluate(() => document.title), `${title}..`, 'the page has sent it');
        await new Promise((done) => setTimeout(done, 700));
        assert.deepEqual(await tries(), []);
        await page.click('input[type=password]');
        await page.press('Enter');
        await eventually(tries, (some) => some.length === 1);
        for (const open of [page, extension]) await open.close();
    });

    nobodyComplains(world);
});

/** What the card says. @param {import('./harness.mjs').Meter} meter */
function textsOf({ verdict, time, advice, hint, status }) {
    return [verdict, time, ...advice, hint, status].filter(Boolean).map((text) => text.slice(0, 20));
}

/**
 * Runs in the page: what it gets of the inside of a shadow root that it did not make.
 * @param {{ left: number, top: number, right: number, bottom: number }} rect
 * @param {string[]} texts
 */
function searchInside(rect, texts) {
    const view = /** @type {any} */ (globalThis);
    const found = /** @type {string[]} */ (view.inside);
    const selection = /** @type {Selection} */ (getSelection());
    for (const text of [...texts, 'Alt+Shift', 'Very weak']) {
        selection.removeAllRanges();
        if (view.find(text, false, false, true, false, true, false)) found.push(`find: ${text}`);
        view.look(selection.anchorNode, 'find');
    }
    selection.selectAllChildren(document.documentElement);
    document.execCommand('selectAll');
    for (const text of texts) if (selection.toString().includes(text)) found.push(`selected: ${text}`);
    for (let x = rect.left; x < rect.right; x += 9) {
        for (let y = rect.top; y < rect.bottom; y += 7) {
            view.look(document.elementFromPoint(x, y), 'point');
            view.look(view.document.caretPositionFromPoint?.(x, y)?.offsetNode, 'caret');
            view.look(view.document.caretRangeFromPoint?.(x, y)?.startContainer, 'caret');
            if (document.elementFromPoint(x, y) === document.body.nextElementSibling) found.push('hit');
        }
    }
    return [...new Set(found)];
}
