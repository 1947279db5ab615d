import { join } from 'node:path';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'sqlite-web';
const PORT = 8848;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'sqlite-web 0.8.2';
export const install = () => fromPypi(NAME, ['sqlite-web==0.8.2']);
/** Its session is signed and kept nowhere; its sign-out forgets it in the browser. */
export const signOutEnds = false;
export const open = '/';
export const account = '/';

export async function start() {
    const data = freshData(NAME);
    const args = ['--no-browser', '--port', String(PORT), '--password', join(data, 'data.sqlite')];
    const env = { SQLITE_WEB_PASSWORD: PASSWORD };
    const command = pypiProgram(NAME, 'sqlite_web');
    return { origin: ORIGIN, ...(await serve({ name: NAME, port: PORT, command, args, cwd: data, env })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await send(page, { 'input[name=password]': PASSWORD }, 'button[type=submit]');
    await gone(page, 'input[name=password]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/', 'input[name=password]', false, { as: 'nobody' }]];
