/**
 * The small sites of tests/site/doors do what they say, without a browser: who signs in is taken, by what is said to be needed
 * and by nothing less, and what signing out ends has ended.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, mock, test } from 'node:test';
import { door, NAMES } from '../site/doors/kit/all.mjs';
import { ACCOUNT } from '../site/frameworks/replies.mjs';
import { visitor } from '../site/frameworks/visitor.mjs';

/** @typedef {import('../site/doors/kit/all.mjs').Door} Door */
/** @typedef {import('../site/doors/kit/all.mjs').Credentials} Credentials */
/** @typedef {Credentials & { token?: string }} Held */
/** @typedef {ReturnType<typeof visitor>} Visitor */

/** It keeps its token in a database, which no request shows. */
const IN_DATABASE = 'database-token';
/** Pages of those who are signed in say so, as far as the server draws them. */
const ACCOUNT_PAGE = /data-account="in"/;
const DRAWN_BY_SCRIPT = /<script type="module">/;
/** They answer what signs out late, or never. */
const LATE = ['slow-log-out', 'stalls'];
/** How long they are waited for, by a clock that is wound on at every turn. */
const MOST_TURNS = 500;
const TURN_MS = 100;

test('each says in the table of the sites what it is about', () => {
    const table = readFileSync(new URL('../site/README.md', import.meta.url), 'utf8');
    assert.deepEqual(
        NAMES.filter((name) => !table.includes(`\`${name}\``)),
        [],
    );
});

for (const name of NAMES) {
    describe(name, async () => {
        const site = await door(name);
        test('takes who signs in, by what is needed and nothing less', async () => {
            await visiting(site, async (browser, origin) => {
                const held = await signIn(browser, site, origin);
                assert.ok(site.signedIn(held));
                assert.ok(site.works?.(held) ?? true);
                assert.ok(site.unharmed?.() ?? true);
                if (name !== IN_DATABASE) {
                    for (const one of [...site.needed, ...(site.eitherOf ?? [])])
                        assert.ok(namesIn(held).includes(one), `${one} is held`);
                    for (const one of site.needed)
                        assert.ok(!site.signedIn(without(held, [one])), `${one} is needed`);
                    const others = namesIn(held).filter((one) => !site.needed.includes(one));
                    for (const one of others)
                        assert.ok(site.signedIn(without(held, [one])), `${one} is not needed`);
                    assert.ok(!site.signedIn(without(held, site.eitherOf ?? site.needed)));
                }
            });
        });
        test('takes nobody else', async () => {
            await visiting(site, async (browser, origin) => {
                const held = await signIn(browser, site, origin, 'another password');
                if (name !== IN_DATABASE) assert.ok(!site.signedIn(held));
                assert.doesNotMatch((await browser.go(`${origin}${site.account}`)).body, ACCOUNT_PAGE);
                assert.equal((await browser.go(`${origin}${site.open}`)).status, 200);
            });
        });
        test(site.leaving.endsOnServer ? 'ends what is left' : 'goes on accepting what is left', async () => {
            await visiting(site, async (browser, origin) => {
                const held = await signIn(browser, site, origin);
                const before = await browser.go(`${origin}${site.account}`);
                assert.ok(ACCOUNT_PAGE.test(before.body) || DRAWN_BY_SCRIPT.test(before.body));
                const leaving = leave(browser, site.leaving.requests, origin, held.token);
                await (LATE.includes(name) ? untilLate(leaving) : leaving);
                assert.equal(site.signedIn(held), !site.leaving.endsOnServer);
                assert.ok(site.unharmed?.() ?? true);
            });
        });
    });
}

/**
 * @param {Door} site
 * @param {(browser: Visitor, origin: string) => Promise<void>} work
 */
async function visiting(site, work) {
    const { origin, stop } = await site.start();
    const browser = visitor(Number(new URL(origin).port));
    try {
        await work(browser, origin);
    } finally {
        browser.close();
        await stop();
    }
}

/**
 * Sends the form, wherever it is.
 * @param {Visitor} browser
 * @param {Door} site
 * @param {string} origin
 * @param {string} [password]
 * @returns {Promise<Held>}
 */
async function signIn(browser, { account }, origin, password = ACCOUNT.password) {
    const page = await browser.go(`${origin}${account}`);
    const action = /<form method="post" action="(\/login[^"]*)"/.exec(page.body)?.[1] ?? '/login';
    const form = new URLSearchParams({ ...ACCOUNT, password });
    const sent = await browser.ask(new URL(action.replaceAll('&amp;', '&'), page.url).href, { form });
    await browser.follow(sent);
    const issued = sent.body.startsWith('{') ? JSON.parse(sent.body) : {};
    return { cookies: browser.cookies(new URL(origin).hostname), token: issued.token, ...issued.kept };
}

/**
 * Asks what the site's own way of signing out asks.
 * @param {Visitor} browser
 * @param {string[]} requests
 * @param {string} origin
 * @param {string} [token]
 */
async function leave(browser, requests, origin, token) {
    for (const request of requests) {
        const [method, path] = request.split(' ');
        const form = method === 'POST' ? new URLSearchParams() : undefined;
        await browser.ask(`${origin}${path}`, { form, token });
    }
}

/** Runs what waits for late answers, of which some never come. @param {Promise<void>} work */
async function untilLate(work) {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
        let isDone = false;
        const done = work.catch(() => {}).finally(() => (isDone = true));
        for (let turn = 0; turn < MOST_TURNS && !isDone; turn += 1) {
            await new Promise((next) => setImmediate(next));
            mock.timers.tick(TURN_MS);
        }
        if (isDone) await done;
    } finally {
        mock.timers.reset();
    }
}

/** @param {Held} held */
function namesIn({ cookies, localStorage = {}, sessionStorage = {} }) {
    return [...cookies.map(({ name }) => name), ...Object.keys(localStorage), ...Object.keys(sessionStorage)];
}

/** @param {Held} held @param {string[]} names @returns {Held} */
function without({ cookies, localStorage = {}, sessionStorage = {} }, names) {
    const others = (/** @type {Record<string, string>} */ area) =>
        Object.fromEntries(Object.entries(area).filter(([name]) => !names.includes(name)));
    return {
        cookies: cookies.filter(({ name }) => !names.includes(name)),
        localStorage: others(localStorage),
        sessionStorage: others(sessionStorage),
    };
}
