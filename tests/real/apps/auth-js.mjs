import { join } from 'node:path';
import { fromNpm, npmFile } from '../install/npm.mjs';
import { ask } from '../lib/ask.mjs';
import { CONFIG, freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'auth-js';
const PORT = 8936;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = '@auth/express 0.12.3';
export const install = () => fromNpm(NAME, { '@auth/express': '0.12.3', express: '4.21.2' });
/** All of the session is in its cookie, encrypted. */
export const signOutEnds = false;
export const open = '/';
export const account = '/';

export async function start() {
    const args = [join(CONFIG, `${NAME}/server.mjs`), String(PORT), PASSWORD, npmFile(NAME)];
    const { stop } = await serve({ name: NAME, port: PORT, command: 'node', args, cwd: freshData(NAME) });
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/auth/signin?callbackUrl=${encodeURIComponent(`${ORIGIN}/`)}`);
    const fields = { 'input[name=username]': 'robin', 'input[name=password]': PASSWORD };
    await send(page, fields, '#submitButton');
    await there(page, 'a[href="/auth/signout"]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/auth/session`, credentials)).body.includes('robin@fern.example');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/auth/signin', 'input[name=password]', false, { as: 'nobody' }]];
