/**
 * Signing out in the built extension, on the framework fixtures of tests/site: `node tests/evaluate/leaving.mjs
 * [chromium|firefox] [NAME...]`.
 *
 * A person signs in on each and leaves it. What is said is compared with the server: it is asked with the credentials of before,
 * whether it still takes them.
 */
import { launch } from '../e2e/drivers/index.mjs';
import { accountOf, isIn, signIn } from '../e2e/frameworks.mjs';
import { testCopy } from '../e2e/test-copy.mjs';
import { startFrameworks } from '../site/frameworks/index.mjs';

/** @typedef {import('../e2e/drivers/index.mjs').Page} Page */

const [, , name, ...only] = process.argv;
const served = await startFrameworks({ secure: true });
const fixtures = served.fixtures.filter((fixture) => only.length === 0 || only.includes(fixture.name));
const copy = testCopy();
const browser = await launch(name === 'firefox' ? 'firefox' : 'chromium', { extension: copy.path });
/** @type {Record<string, string[]>} */
const outcomes = {};
/** @type {string[]} */
const lies = [];
/** @type {string[]} */
const stillIn = [];
/** @type {string[]} */
const failed = [];
const ends = fixtures.filter(({ signOut }) => signOut.endsOnServer).map((fixture) => fixture.name);
try {
    const extension = await browser.waitForExtensionPage('pages/welcome/welcome.html');
    for (const fixture of fixtures) {
        const page = await browser.open(`${fixture.origin}/`);
        try {
            await signIn(served, fixture, page);
            await page.goto(`${fixture.origin}${accountOf(fixture)}`);
            const jar = await extension.evaluate(jarOf, fixture.host);
            const token = fixture.token ? await page.evaluate(tokenIn, fixture.token) : undefined;
            const { result, reason } = await extension.evaluate(leave, fixture.host);
            (outcomes[reason ? `${result}: ${reason}` : result] ??= []).push(fixture.name);
            const takes = await served.isSignedIn(fixture.name, jar, token);
            if (result === 'endedOnServer' && takes) lies.push(fixture.name);
            await page.goto(`${fixture.origin}${accountOf(fixture)}`);
            await new Promise((done) => setTimeout(done, 500));
            if (await isIn(served, page)) stillIn.push(fixture.name);
        } catch (error) {
            failed.push(`${fixture.name}: ${error instanceof Error ? error.message : error}`);
        } finally {
            await page.close();
        }
    }
} finally {
    await browser.close();
    await served.close();
    copy.remove();
}
const proved = ends.filter((fixture) => outcomes.endedOnServer?.includes(fixture));
console.log(
    JSON.stringify(
        {
            fixtures: fixtures.length,
            endOnServer: ends.length,
            proved: proved.length,
            notProved: ends.filter((fixture) => !proved.includes(fixture)),
            lies,
            stillIn,
            failed,
            outcomes,
        },
        null,
        2,
    ),
);

// These run in pages.

/** @param {string} host */
function jarOf(host) {
    return chrome.cookies.getAll({ domain: host, partitionKey: {} });
}

/** The token out of `localStorage`. @param {{ key?: string, within?: string[] }} place */
function tokenIn({ key = '', within = [] }) {
    const text = localStorage.getItem(key) ?? '';
    if (within.length === 0) return text;
    return String(within.reduce((value, name) => value?.[name], JSON.parse(text || '{}')));
}

/** @param {string} host */
async function leave(host) {
    const { leaveSite } = await import(chrome.runtime.getURL('pages/leaving/asking.js'));
    const tabs = /** @type {(chrome.tabs.Tab & { cookieStoreId?: string })[]} */ (
        await chrome.tabs.query({})
    );
    const tab = tabs.find(({ url }) => url && new URL(url).hostname === host);
    return leaveSite({
        site: host,
        storeId: tab?.cookieStoreId ?? '0',
        cookies: [],
        until: null,
        since: null,
    });
}
