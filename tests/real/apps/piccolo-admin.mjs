import { join } from 'node:path';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask } from '../lib/ask.mjs';
import { CONFIG, freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'piccolo-admin';
const PORT = 8842;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'piccolo-admin 1.14.0';
export const install = () => fromPypi(NAME, ['piccolo-admin==1.14.0', 'aiosqlite==0.22.1']);
export const open = '/';
export const account = '/';

export async function start() {
    const data = freshData(NAME);
    const script = join(CONFIG, 'piccolo_admin_app.py');
    const args = [script, String(PORT), join(data, 'data.sqlite'), 'robin', PASSWORD];
    const command = pypiProgram(NAME, 'python');
    return { origin: ORIGIN, ...(await serve({ name: NAME, port: PORT, command, args, cwd: data })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await send(page, { 'input[name=username]': 'robin', 'input[name=password]': PASSWORD });
    await gone(page, 'input[name=password]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/api/user/`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/', 'input[name=password]', false, { as: 'nobody' }]];
