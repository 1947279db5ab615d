import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { debian } from '../install/apt.mjs';
import { ask } from '../lib/ask.mjs';
import { CONFIG, folder, freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'cockpit';
const PORT = 8870;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'cockpit 287.1';
export const install = () => debian(['cockpit-ws', 'cockpit-bridge', 'cockpit-system']);
export const open = '/';
export const account = '/system';

/** Who may sign in stands here, and not in what the machine knows of its users. */
export async function start() {
    const data = freshData(NAME);
    const session = join(data, 'session');
    const script = join(CONFIG, 'cockpit_session.py');
    writeFileSync(session, `#!/bin/sh\nexec /usr/bin/python3 '${script}'\n`);
    chmodSync(session, 0o755);
    const settings = `[WebService]\nAllowUnencrypted = true\nOrigins = ${ORIGIN}\n[basic]\ncommand = ${session}\n`;
    writeFileSync(join(folder('data', NAME, 'cockpit'), 'cockpit.conf'), settings);
    const env = { XDG_CONFIG_DIRS: data, NAME: 'robin', PASSWORD };
    const args = ['--no-tls', '--address', '127.0.0.1', '--port', String(PORT)];
    const command = '/usr/lib/cockpit/cockpit-ws';
    return { origin: ORIGIN, ...(await serve({ name: NAME, port: PORT, command, args, env })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await send(page, { '#login-user-input': 'robin', '#login-password-input': PASSWORD });
    await gone(page, '#login-password-input');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/cockpit/login`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/', '#login-password-input', false, { as: 'nobody' }]];
