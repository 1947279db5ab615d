import { randomBytes, createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'jupyter';
const PORT = 8855;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'notebook 7.6.5';
export const install = () => fromPypi(NAME, ['notebook==7.6.5', 'jupyter-server==2.21.1']);
/** Who is signed in stands in the cookie, and nothing on the server. */
export const signOutEnds = false;
export const open = '/login';
export const account = '/tree';

export async function start() {
    const data = freshData(NAME);
    const salt = randomBytes(6).toString('hex');
    const hash = createHash('sha1').update(`${PASSWORD}${salt}`).digest('hex');
    const config = {
        ServerApp: {
            ip: '127.0.0.1',
            port: PORT,
            open_browser: false,
            allow_root: true,
            allow_remote_access: true,
            root_dir: data,
        },
        PasswordIdentityProvider: { hashed_password: `sha1:${salt}:${hash}` },
    };
    const file = join(data, 'config.json');
    writeFileSync(file, JSON.stringify(config));
    const env = { HOME: data, JUPYTER_CONFIG_DIR: data };
    const command = pypiProgram(NAME, 'jupyter-notebook');
    const args = ['--config', file];
    return { origin: ORIGIN, ...(await serve({ name: NAME, port: PORT, command, args, env })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/login`);
    await send(page, { '#password_input': PASSWORD }, '#login_submit');
    await gone(page, '#password_input');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/api/contents`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/login', '#password_input', false, { as: 'nobody' }]];
