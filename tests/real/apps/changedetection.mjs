import { createHash, pbkdf2Sync } from 'node:crypto';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'changedetection.io';
const PORT = 8881;
const ORIGIN = `http://changedetection.localhost:${PORT}`;

export const version = 'changedetection.io 0.50.10';
export const install = () => fromPypi(NAME, ['changedetection.io==0.50.10']);
/** Both of its cookies are signed and kept nowhere; its sign-out forgets them in the browser. */
export const signOutEnds = false;
export const open = '/login';
export const account = '/settings';

export async function start() {
    const data = freshData('changedetection');
    const salt = createHash('sha256').update('of these tests').digest();
    const salted = Buffer.concat([salt, pbkdf2Sync(PASSWORD, salt, 100_000, 32, 'sha256')]);
    const env = { SALTED_PASS: salted.toString('base64'), DISABLE_VERSION_CHECK: 'true' };
    const args = ['-h', '127.0.0.1', '-p', String(PORT), '-d', data];
    const command = pypiProgram(NAME, 'changedetection.io');
    const { stop } = await serve({ name: 'changedetection', port: PORT, command, args, cwd: data, env });
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/login`);
    await send(page, { '#password': PASSWORD }, 'button[type=submit]');
    await there(page, 'a[href="/logout"]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/login', '#password', false, { as: 'nobody' }]];
