/**
 * Which cookies sign in, judged on the framework fixtures of tests/site in the built extension:
 * `node tests/evaluate/frameworks.mjs [chromium|firefox [FILE]]`. What was seen goes to FILE, for
 * `cargo run --example judge-sign-ins < FILE`.
 *
 * A person signs in on each with real clicks and keys, once; out; and in again. What the extension says is compared with
 * what the server decides on: without behaviour (as after a start of the browser), after one sign-in, and after all three.
 */
import { writeFileSync } from 'node:fs';
import { launch } from '../e2e/drivers/index.mjs';
import { accountOf, signIn, signOut } from '../e2e/frameworks.mjs';
import { testCopy } from '../e2e/test-copy.mjs';
import { startFrameworks } from '../site/frameworks/index.mjs';
import { storedNames } from '../site/frameworks/cookies.mjs';

/** @typedef {import('../site/frameworks/index.mjs').Frameworks['fixtures'][number]} Fixture */
/** @typedef {import('../e2e/drivers/index.mjs').Page} Page */
/** @typedef {{ name: string, value: string, signsIn: boolean }} Judged */
/** @typedef {{ right: number, wrong: number, missed: number, mistakes: string[] }} Score */

const WHEN = /** @type {const} */ (['looks', 'signedIn', 'again']);

const served = await startFrameworks({ secure: true });
const copy = testCopy();
const browser = await launch(process.argv[2] === 'firefox' ? 'firefox' : 'chromium', {
    extension: copy.path,
});
/** @type {Record<typeof WHEN[number], Score>} */
const scores = { looks: empty(), signedIn: empty(), again: empty() };
const failed = [];
/** @type {string[]} */
const lines = [];
try {
    const extension = await browser.waitForExtensionPage('pages/welcome/welcome.html');
    for (const fixture of served.fixtures) {
        try {
            await live(fixture, extension);
        } catch (error) {
            failed.push(`${fixture.name}: ${error instanceof Error ? error.message : error}`);
        }
    }
} finally {
    await browser.close();
    await served.close();
    copy.remove();
}
if (process.argv[3]) writeFileSync(process.argv[3], lines.join(''));
const fixtures = served.fixtures.length;
console.log(
    JSON.stringify(
        { fixtures, failed, ...Object.fromEntries(WHEN.map((when) => [when, figures(scores[when])])) },
        null,
        2,
    ),
);

/** @param {Fixture} fixture @param {Page} extension */
async function live(fixture, extension) {
    const page = await browser.open(`${fixture.origin}/`);
    try {
        await signIn(served, fixture, page);
        await judge(fixture, extension, 'signedIn');
        await judge(fixture, extension, 'looks');
        await page.goto(`${fixture.origin}${accountOf(fixture)}`);
        await signOut(served, fixture, page);
        await signIn(served, fixture, page);
        await judge(fixture, extension, 'again');
    } finally {
        await page.close();
    }
}

/** @param {Fixture} fixture @param {Page} extension @param {typeof WHEN[number]} when */
async function judge(fixture, extension, when) {
    const { judged: cookies, seen } = await extension.evaluate(judgement, fixture.host, when !== 'looks');
    const jar = new Map(cookies.map(({ name, value }) => [name, value]));
    const truth = new Set(
        fixture.cookies
            .filter(({ kind }) => kind === 'signsIn')
            .flatMap((cookie) => storedNames(cookie, jar, served.secure)),
    );
    lines.push(`${JSON.stringify({ fixture: fixture.name, when, ...seen, truth: [...truth] })}\n`);
    const score = scores[when];
    for (const { name, signsIn } of cookies) {
        if (signsIn && truth.has(name)) score.right += 1;
        else if (signsIn) score.wrong += 1;
        else if (truth.has(name)) score.missed += 1;
        if (signsIn !== truth.has(name))
            score.mistakes.push(`${fixture.name} ${name}: ${signsIn ? 'does not sign in' : 'missed'}`);
    }
}

/**
 * What the extension says of each cookie. Runs in a page of the extension.
 * @param {string} host
 * @param {boolean} behaviour
 * @returns {Promise<{ judged: Judged[], seen: object }>}
 */
async function judgement(host, behaviour) {
    const load = (/** @type {string} */ path) => import(chrome.runtime.getURL(path));
    const [{ identityOf }, { inspection, judgedCookies }, { witnessed }] = await Promise.all(
        ['shared/cookies/jar.js', 'shared/cookies/inspecting.js', 'shared/cookies/witness.js'].map(load),
    );
    const [tab] = await chrome.tabs.query({ url: `http://${host}/*` });
    const { cookies: stored } = await judgedCookies(
        host,
        tab ?? (await chrome.tabs.query({ active: true }))[0],
    );
    const witness = behaviour ? await witnessed() : undefined;
    const now = Date.now() / 1000;
    const { cookies } = await inspection(stored, witness, host);
    const judged = cookies.map((/** @type {{ place: number, kind: string }} */ { place, kind }) => ({
        name: stored[place].name,
        value: stored[place].value,
        signsIn: kind === 'signsIn',
    }));
    return { judged, seen: { now, cookies: stored, identities: stored.map(identityOf), witness } };
}

/** @returns {Score} */
function empty() {
    return { right: 0, wrong: 0, missed: 0, mistakes: [] };
}

/** @param {Score} score */
function figures({ right, wrong, missed, mistakes }) {
    const share = (/** @type {number} */ of) => Number((right / of).toFixed(3));
    return {
        cookiesThatSignIn: right + missed,
        precision: share(right + wrong),
        recall: share(right + missed),
        mistakes,
    };
}
