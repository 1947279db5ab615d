import { join } from 'node:path';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask } from '../lib/ask.mjs';
import { CONFIG, freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'chainlit';
const PORT = 8845;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'chainlit 2.12.0';
export const install = () => fromPypi(NAME, ['chainlit==2.12.0']);
/** Its token is signed and kept nowhere; its sign-out forgets it in the browser. */
export const signOutEnds = false;
export const open = '/login';
export const account = '/';

export async function start() {
    const data = freshData(NAME);
    const listen = ['--host', '127.0.0.1', '--port', String(PORT)];
    const args = ['run', join(CONFIG, 'chainlit_app.py'), '--headless', ...listen];
    const env = { CHAINLIT_APP_ROOT: data, CHAINLIT_AUTH_SECRET: 'of these tests'.repeat(4), PASSWORD };
    const command = pypiProgram(NAME, 'chainlit');
    return { origin: ORIGIN, ...(await serve({ name: NAME, port: PORT, command, args, cwd: data, env })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/login`);
    await send(page, { '#email': 'robin', '#password': PASSWORD }, 'button[type=submit]');
    await gone(page, '#password');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/user`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/login', '#password', false, { as: 'nobody' }]];
