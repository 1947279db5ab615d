import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { debian } from '../install/apt.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, pause, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'deluge';
const PORT = 8852;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const SALT = 'of-these-tests';
const SHOWN_MS = 2_000;

export const version = 'deluge-web 2.0.3';
export const install = () => debian(['deluge-web']);
export const open = '/';
export const account = '/';

export async function start() {
    const data = freshData(NAME);
    const settings = {
        pwd_salt: SALT,
        pwd_sha1: createHash('sha1').update(`${SALT}${PASSWORD}`).digest('hex'),
        first_login: false,
        show_session_speed: false,
    };
    const file = join(data, 'web.conf');
    writeFileSync(file, `${JSON.stringify({ file: 2, format: 1 })}${JSON.stringify(settings)}`);
    const args = ['--do-not-daemonize', '--config', data, '--interface', '127.0.0.1', '--port', String(PORT)];
    return { origin: ORIGIN, ...(await serve({ name: NAME, port: PORT, command: 'deluge-web', args })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await there(page, 'input[type=password]');
    // Its window comes with an animation, at whose end the field is selected.
    await pause(SHOWN_MS);
    await send(page, { 'input[type=password]': PASSWORD });
    await there(page, '.x-deluge-login-window, .x-deluge-connection-manager, .x-deluge-torrents');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    const { body } = await ask(`${ORIGIN}/json`, credentials, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ method: 'auth.check_session', params: [], id: 1 }),
    });
    return JSON.parse(body).result === true;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/', 'input[type=password]', false, { as: 'nobody' }]];
