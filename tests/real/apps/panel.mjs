import { join } from 'node:path';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask } from '../lib/ask.mjs';
import { CONFIG, freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'panel';
const PORT = 8889;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'panel 1.9.4';
export const install = () => fromPypi(NAME, ['panel==1.9.4']);
/** Its cookies are signed and kept nowhere; its sign-out forgets them in the browser. */
export const signOutEnds = false;
export const open = '/login';
export const account = '/panel_app';

export async function start() {
    const listen = ['--address', '127.0.0.1', '--port', String(PORT)];
    const origins = ['--allow-websocket-origin', `${NAME}.localhost:${PORT}`];
    const secret = ['--basic-auth', PASSWORD, '--cookie-secret', 'of these tests'];
    const args = ['serve', join(CONFIG, 'panel_app.py'), ...listen, ...origins, ...secret];
    const command = pypiProgram(NAME, 'panel');
    const cwd = freshData(NAME);
    return { origin: ORIGIN, ...(await serve({ name: NAME, port: PORT, command, args, cwd })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/login`);
    const fields = { 'input[name=username]': 'robin', 'input[name=password]': PASSWORD };
    await send(page, fields, 'button[type=submit]');
    await gone(page, 'input[type=password]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/login', 'input[name=password]', false, { as: 'nobody' }]];
