import { fromNpm, npmFile } from '../install/npm.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, pause, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

/** @typedef {import('../lib/person.mjs').Page} Page */
/** @typedef {import('../lib/ask.mjs').Credentials} Credentials */

const NAME = 'actual';
const PORT = 8812;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
/** Each takes twenty seconds, and nothing is asked in between until its server answers again. */
const MOST_TRIES = 2;
const WINDOW_MS = 60_000;

export const version = '@actual-app/sync-server 25.6.0';
export const install = () => fromNpm(NAME, { '@actual-app/sync-server': '25.6.0' });
export const open = '/';
export const account = '/';
/** Its server has no way to end a session, and its page forgets the token only. */
export const signOutEnds = false;
/** It lies in the page's database, where nobody can take it away for a try. */
export const needed = ['user-token'];

/** The person's page, of whose database credentials do not tell. @type {Page | undefined} */
let page;
/** What was in the database when credentials were first asked about. @type {WeakMap<Credentials, string>} */
const tokens = new WeakMap();

export async function start() {
    const env = { ACTUAL_PORT: String(PORT), ACTUAL_HOSTNAME: '127.0.0.1', ACTUAL_DATA_DIR: freshData(NAME) };
    const args = [npmFile(NAME, '@actual-app/sync-server/build/app.js')];
    const cwd = npmFile(NAME, '@actual-app/sync-server');
    const { stop } = await serve({ name: NAME, port: PORT, command: 'node', args, cwd, env });
    await ask(`${ORIGIN}/account/bootstrap`, undefined, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ password: PASSWORD }),
    });
    return { origin: ORIGIN, stop };
}

/** @param {Page} own */
export async function signIn(own) {
    page = own;
    await logInPage(own);
    await send(own, { 'input[type=password]': PASSWORD });
    await gone(own, 'input[type=password]');
}

/** It answers 500 requests a minute, and a page of it asks for many files. @param {Page} own */
async function logInPage(own) {
    for (let tries = 1; ; tries += 1) {
        await own.goto(`${ORIGIN}/login`);
        try {
            return await there(own, 'input[type=password]');
        } catch (error) {
            if (tries === MOST_TRIES) throw error;
            await own.goto('about:blank');
            await pause(WINDOW_MS);
        }
    }
}

/** @param {Credentials} credentials */
export async function signedIn(credentials) {
    const token = tokens.get(credentials) ?? (await page?.evaluate(tokenIn).catch(() => '')) ?? '';
    tokens.set(credentials, token);
    const headers = { 'X-ACTUAL-TOKEN': token };
    return (await ask(`${ORIGIN}/account/validate`, undefined, { headers })).status === 200;
}

/** Runs in the page. @returns {Promise<string>} */
async function tokenIn() {
    // Asking for it would make it.
    if (!(await indexedDB.databases()).some(({ name }) => name === 'actual')) return '';
    return new Promise((done) => {
        const request = indexedDB.open('actual');
        request.onerror = () => done('');
        request.onsuccess = () => {
            const database = request.result;
            const read = database.transaction('asyncStorage').objectStore('asyncStorage').get('user-token');
            read.onsuccess = read.onerror = () => {
                database.close();
                done(String(read.result ?? ''));
            };
        };
    });
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/login', 'input[type=password]', false, { as: 'nobody' }]];
