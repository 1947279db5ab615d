/**
 * Clearing in the built extension, on the framework fixtures of tests/site: `node tests/evaluate/clearing.mjs
 * [chromium|firefox]`.
 *
 * A person signs in on each and fixes the site: is the server still of the opinion that they are signed in, and how many of
 * the cookies for analytics and advertising that stand beside are gone? Then thousands of cookies are cleared and brought
 * back, with the time that it takes.
 */
import { launch } from '../e2e/drivers/index.mjs';
import { isIn, signIn, until } from '../e2e/frameworks.mjs';
import { testCopy } from '../e2e/test-copy.mjs';
import { startFrameworks } from '../site/frameworks/index.mjs';

/** @typedef {import('../e2e/drivers/index.mjs').Page} Page */

const FOLLOW = ['analytics', 'advertising'];
/** As many hosts of one site with as many cookies each as browsers keep of a site, apart in partitions. */
const PARTITIONS = 50;
const COOKIES_OF_EACH = 100;
const ROUNDS = 3;

const served = await startFrameworks({ secure: true });
const copy = testCopy();
const browser = await launch(process.argv[2] === 'firefox' ? 'firefox' : 'chromium', {
    extension: copy.path,
});
/** @type {string[]} */
const signedOut = [];
/** @type {string[]} */
const failed = [];
const followers = { before: 0, removed: 0, left: none() };
let many;
try {
    const extension = await browser.waitForExtensionPage('pages/welcome/welcome.html');
    for (const fixture of served.fixtures) {
        const page = await browser.open(`${fixture.origin}/`);
        try {
            await signIn(served, fixture, page);
            const kinds = new Map(fixture.cookies.map(({ name, kind }) => [name, String(kind)]));
            const jar = () => extension.evaluate(namesOf, fixture.host);
            const beside = (await jar()).filter((name) => FOLLOW.includes(kinds.get(name) ?? ''));
            await extension.evaluate(clear, await page.evaluate(() => location.href), 'fixThisSite');
            const left = (await jar()).filter((name) => beside.includes(name));
            followers.before += beside.length;
            followers.removed += beside.length - left.length;
            followers.left.push(...left.map((name) => `${fixture.name} ${name}`));
            await page.goto(await page.evaluate(() => location.href));
            // Pages that keep a token ask for the account before they show it.
            await until(() => isIn(served, page), 'the account').catch(() => signedOut.push(fixture.name));
        } catch (error) {
            failed.push(`${fixture.name}: ${error instanceof Error ? error.message : error}`);
        } finally {
            await page.close();
        }
    }
    many = await clearMany(extension);
} finally {
    await browser.close();
    await served.close();
    copy.remove();
}
console.log(
    JSON.stringify({ fixtures: served.fixtures.length, signedOut, failed, followers, ...many }, null, 2),
);

/** @returns {string[]} */
function none() {
    return [];
}

/** Cookies in partitions, since browsers keep few of one site outside. @param {Page} extension */
async function clearMany(extension) {
    const { origin, host } = served.fixtures[0] ?? {};
    const page = await browser.open(`${origin}/`);
    const address = await page.evaluate(() => location.href);
    const times = {
        signOutAndClear: /** @type {number[]} */ ([]),
        fixThisSite: /** @type {number[]} */ ([]),
    };
    /** @type {Record<string, string>} */
    const restored = {};
    let cookies = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
        for (const choice of /** @type {const} */ (['signOutAndClear', 'fixThisSite'])) {
            // Fixing keeps those that scripts cannot read.
            const hides = choice === 'signOutAndClear';
            await extension.evaluate(setMany, String(host), PARTITIONS, COOKIES_OF_EACH, hides);
            const before = await extension.evaluate(jarOf, String(host));
            cookies = JSON.parse(before).length;
            times[choice].push(await extension.evaluate(clear, address, choice));
            if (round > 0) continue;
            await extension.evaluate(undo);
            const isBack = (await extension.evaluate(jarOf, String(host))) === before;
            restored[choice] = isBack ? 'all' : 'not all';
        }
    }
    await page.close();
    const middle = (/** @type {number[]} */ list) =>
        Math.round(list.toSorted((a, b) => a - b)[ROUNDS >> 1] ?? 0);
    const most = (/** @type {number[]} */ list) => Math.round(Math.max(...list));
    return {
        cookies,
        milliseconds: Object.fromEntries(
            Object.entries(times).map(([choice, list]) => [
                choice,
                { median: middle(list), most: most(list) },
            ]),
        ),
        restored,
    };
}

// These run in a page of the extension.

/** @param {string} host */
async function namesOf(host) {
    return (await chrome.cookies.getAll({ domain: host, partitionKey: {} })).map(({ name }) => name);
}

/** @param {string} host */
async function jarOf(host) {
    const found = await chrome.cookies.getAll({ domain: host, partitionKey: {} });
    return JSON.stringify(found.map((cookie) => JSON.stringify(cookie)).sort());
}

/** Clears the site of the tab with this address, and says how many milliseconds that took. @param {string} address @param {string} choice */
async function clear(address, choice) {
    const [tab] = (await chrome.tabs.query({})).filter(({ url }) => url === address);
    const begin = performance.now();
    const wish = { choice, scope: 'site', since: null };
    const request = { kind: 'clear', tabId: tab?.id, address, wish, reload: false };
    const reply = await chrome.runtime.sendMessage(request);
    if (!reply.ok) throw new Error(reply.code);
    return performance.now() - begin;
}

async function undo() {
    const reply = await chrome.runtime.sendMessage({ kind: 'undoClearing' });
    if (!reply.ok) throw new Error(reply.code);
}

/** @param {string} host @param {number} partitions @param {number} each @param {boolean} hides every other from scripts */
async function setMany(host, partitions, each, hides) {
    const expirationDate = Math.round(Date.now() / 1000) + 86_400;
    for (let at = 0; at < partitions; at += 1) {
        const partitionKey = { topLevelSite: `https://top${at}.example` };
        const set = (/** @type {number} */ number) =>
            chrome.cookies.set({
                url: `https://${host}/`,
                name: `c${number}`,
                value: `${at} ${number}`,
                path: '/',
                secure: true,
                httpOnly: hides && number % 2 === 0,
                sameSite: 'no_restriction',
                expirationDate,
                partitionKey,
            });
        await Promise.all(Array.from({ length: each }, (_, number) => set(number)));
    }
}
