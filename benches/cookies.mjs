/**
 * Cookies where they are looked at: the core on many, and the popup's panel with as many as a browser keeps of two sites.
 */
import { row, table } from './numbers.mjs';
import { ONE_WORD, untilPainted, WORD } from './popup.mjs';

const ROUNDS = 20;
/** The panel's, so that the worst is not the 95th percentile. */
const OPENINGS = 60;
const MANY = 10_000;
/** Browsers keep 180 of a site: the rest are other sites', kept apart under it. */
const OWN = 150;
const FOREIGN = 150;
/** What stands in the panel first. */
const PANEL = '#cookies-summary';
/** The popup says what matters now. */
const CARD = '.now:not([data-card=looking])';

/** @typedef {import('../tests/e2e/drivers/chromium-page.mjs').ChromiumPage} Page */

/** @param {{ browser: import('../tests/e2e/drivers/index.mjs').Browser, sites: import('../tests/site/server.mjs').Sites }} world */
export async function cookies({ browser, sites }) {
    const page = /** @type {Page} */ (await browser.openExtensionPage('pages/settings/settings.html#vault'));
    const address = sites.url('fern');
    const tab = await browser.open(address);
    await page.evaluate(fill, new URL(address).hostname, OWN, FOREIGN);
    const id = await page.evaluate(
        async (address) => (await chrome.tabs.query({})).find(({ url }) => url === address)?.id,
        address,
    );
    const painting = [];
    const cards = [];
    const nothing = [];
    for (let opening = 0; opening < OPENINGS; opening += 1) {
        painting.push(await untilPainted(browser, PANEL, 1, { query: `?tab=${id}#cookies` }));
        cards.push(await untilPainted(browser, CARD, 1, { query: `?tab=${id}` }));
        nothing.push(await untilPainted(browser, WORD, 1, { path: ONE_WORD }));
    }
    // Last, so that the panel finds nothing that the browser has compiled already.
    const { classifying, inspecting } = await page.evaluate(lookAtMany, ROUNDS, MANY);
    table('Cookies, ms', [
        ['', 'rounds', 'p50', 'p95', 'worst'],
        row(`classifying ${MANY} cookies of 100 sites: which of them are signed in`, classifying),
        row('the same and what is wrong with them, as the panel shows them', inspecting),
        row(`the popup's panel with ${OWN + FOREIGN} cookies, from the popup's load`, painting),
        row('the popup with its card, about the same page', cards),
        row('a page of the extension that says one word, in its place', nothing),
    ]);
    await tab.close();
    await page.close();
}

// These run in pages of the extension.

/** @param {number} rounds @param {number} many */
async function lookAtMany(rounds, many) {
    const load = (/** @type {string} */ file) => import(chrome.runtime.getURL(file));
    const [{ inspection }, { jarAsJson }, { withCookies }] = await Promise.all(
        ['shared/cookies/inspecting.js', 'shared/cookies/jar.js', 'core/bundles/cookies.js'].map(load),
    );
    const random = (/** @type {number} */ size) =>
        [...crypto.getRandomValues(new Uint8Array(size))]
            .map((byte) => byte.toString(16).padStart(2, '0'))
            .join('');
    const jar = Array.from({ length: many }, (_, at) => ({
        name: ['sessionid', '_ga', 'lang', 'csrftoken', 'cart', 'uid'][at % 6] + String(at % 97),
        value: random(4 + (at % 40)),
        domain: `site${at % 100}.example`,
        hostOnly: at % 2 === 0,
        path: '/',
        secure: at % 3 > 0,
        httpOnly: at % 4 === 0,
        sameSite: 'lax',
        session: at % 5 === 0,
        storeId: '0',
        ...(at % 5 > 0 && { expirationDate: Date.now() / 1000 + at * 1000 }),
    }));
    const now = Date.now() / 1000;
    const classify = (/** @type {typeof import('../extension/wasm/cookies.js')} */ core) =>
        core.openSessions(jarAsJson(jar, undefined), now, []);
    const timed = async (/** @type {() => Promise<unknown>} */ work) => {
        const times = [];
        for (let round = 0; round < rounds; round += 1) {
            const start = performance.now();
            await work();
            times.push(performance.now() - start);
        }
        return times;
    };
    return {
        classifying: await timed(() => withCookies(classify)),
        inspecting: await timed(() => inspection(jar, undefined, 'site1.example')),
    };
}

/** @param {string} host @param {number} own @param {number} foreign */
async function fill(host, own, foreign) {
    const value = 'q8ZfX1u9Lk3TzW0bRj7VnY5cAe2DsH6m';
    for (let at = 0; at < own; at += 1) {
        await chrome.cookies.set({ url: `https://${host}/`, name: `cookie${at}`, value });
    }
    for (let at = 0; at < foreign; at += 1) {
        await chrome.cookies.set({
            url: 'https://widget.example/',
            name: `widget${at}`,
            value,
            secure: true,
            sameSite: 'no_restriction',
            partitionKey: { topLevelSite: `http://${host}` },
        });
    }
}
