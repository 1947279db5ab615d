import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { missing, neededOf, removed, restless, staying } from './apps/credentials.mjs';
import { judged } from './apps/judging.mjs';

/** @typedef {import('./apps/application.mjs').Application} Application */
/** @typedef {import('./apps/application.mjs').Credentials} Credentials */

const folder = mkdtempSync(join(tmpdir(), 'latchkey-apps-'));
after(() => rmSync(folder, { recursive: true }));

/** @param {Record<string, string>} cookies @param {Record<string, string>} [localStorage] @returns {Credentials} */
function having(cookies, localStorage = {}) {
    const list = Object.entries(cookies).map(([name, value]) => ({
        name,
        value,
        domain: 'fern.localhost',
        path: '/',
    }));
    return { cookies: /** @type {chrome.cookies.Cookie[]} */ (list), localStorage, sessionStorage: {} };
}

/** One that is asked with a jar and a storage. @param {(has: (name: string) => boolean) => boolean} accepts */
function accepting(accepts) {
    const signedIn = async (/** @type {Credentials} */ { cookies, localStorage }) =>
        accepts((name) => name in localStorage || cookies.some((cookie) => cookie.name === name));
    return /** @type {Application} */ ({ signedIn });
}

const ALL = having({ session: 'a', user: 'b', theme: 'c' }, { token: 'd' });

async function nobodyAgain() {
    return assert.fail('the session is there');
}

/** @type {[string, (has: (name: string) => boolean) => boolean, string[], string[]][]} */
const CASES = [
    ['one cookie', (has) => has('session'), ['session'], []],
    ['two together', (has) => has('session') && has('user'), ['session', 'user'], []],
    ['a stored token', (has) => has('token'), ['token'], []],
    [
        'a cookie, and one of two besides',
        (has) => has('user') && (has('session') || has('token')),
        ['user'],
        ['session', 'token'],
    ],
    [
        'either of two pairs',
        (has) => (has('session') && has('user')) || (has('theme') && has('token')),
        [],
        ['theme', 'token'],
    ],
    ['one of two', (has) => has('session') || has('user'), [], ['session', 'user']],
];
for (const [name, accepts, needed, eitherOf] of CASES) {
    test(`what is needed is found: ${name}`, async () => {
        assert.deepEqual(await neededOf(accepting(accepts), ALL, nobodyAgain), { needed, eitherOf });
    });
}

test('a server that ends the session over what is left out is signed in to again', async () => {
    let alive = true;
    const app = accepting((has) => (alive &&= has('session') && has('user')));
    const again = async () => {
        alive = true;
        return ALL;
    };
    assert.deepEqual(await neededOf(app, ALL, again), { needed: ['session', 'user'], eitherOf: [] });
});

test('what has gone or changed is missing, what is as it was stays', () => {
    const later = having({ session: 'a', user: 'B' }, { token: 'd' });
    assert.deepEqual(missing(ALL, later), ['user', 'theme']);
    assert.deepEqual(staying(ALL, later), ['session', 'token']);
});

test('what changes with every load was not taken away, what has gone or changed otherwise was', () => {
    const first = having({ session: 'a', user: 'b', theme: 'x' }, { token: 'd' });
    const changing = restless(first, ALL);
    assert.deepEqual(removed(ALL, having({ user: 'B', theme: 'z' }, { token: 'd' }), changing), [
        'session',
        'user',
    ]);
    assert.deepEqual(removed(ALL, having({ session: 'a', user: 'b' }, {}), changing), ['theme', 'token']);
});

/** @type {[string, string, RegExp][]} */
const BROKEN = [
    ['does not load', 'export default (', /^load: /],
    [
        'does not start',
        "export const start = () => Promise.reject(new Error('no port'));",
        /^start: no port$/,
    ],
    ['hangs without a pause', 'for (;;);', /^not done after 2 s$/],
    [
        'never starts',
        'export const start = () => new Promise((done) => setTimeout(done, 1e9));',
        /^not done after 2 s$/,
    ],
    ['ends its process', 'process.exit(3);', /has ended early$/],
];
for (const [name, source, problem] of BROKEN) {
    test(`an application that ${name} is named with that`, async () => {
        const file = join(folder, 'fern.mjs');
        writeFileSync(file, source);
        const { name: of, problems } = await judged('fern', file, 'chromium', { trial: 2_000, end: 500 });
        assert.equal(of, 'fern');
        assert.match(problems.join('\n'), problem);
    });
}
