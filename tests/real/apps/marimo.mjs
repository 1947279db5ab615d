import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'marimo';
const PORT = 8888;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'marimo 0.25.2';
export const install = () => fromPypi(NAME, ['marimo==0.25.2']);
/** It has no sign-out. */
export const signOutEnds = false;
export const open = '/auth/login';
export const account = '/';

export async function start() {
    const data = freshData(NAME);
    const listen = ['--headless', '--host', '127.0.0.1', '--port', String(PORT), '--skip-update-check'];
    const args = ['edit', ...listen, '--token', '--token-password', PASSWORD];
    const command = pypiProgram(NAME, 'marimo');
    const env = { HOME: data, XDG_CONFIG_HOME: data, XDG_STATE_HOME: data, XDG_CACHE_HOME: data };
    return { origin: ORIGIN, ...(await serve({ name: NAME, port: PORT, command, args, cwd: data, env })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/auth/login`);
    await send(page, { 'input[type=password]': PASSWORD }, 'button[type=submit]');
    await gone(page, 'input[type=password]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/auth/login', 'input[type=password]', false, { as: 'nobody' }]];
