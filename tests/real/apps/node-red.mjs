import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromNpm, npmFile } from '../install/npm.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'node-red';
const PORT = 8809;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'node-red 4.1.15';
export const install = () => fromNpm(NAME, { 'node-red': '4.1.15' });
export const open = '/';
export const account = '/';

export async function start() {
    const data = freshData(NAME);
    const { hashSync } = createRequire(npmFile(NAME, 'node-red/package.json'))('bcryptjs');
    const users = [{ username: 'robin', password: hashSync(PASSWORD, 8), permissions: '*' }];
    const settings = {
        uiHost: '127.0.0.1',
        uiPort: PORT,
        userDir: data,
        adminAuth: { type: 'credentials', users },
        telemetry: { enabled: false },
        externalModules: { palette: { allowInstall: false } },
        editorTheme: { tours: false },
    };
    writeFileSync(join(data, 'settings.cjs'), `module.exports = ${JSON.stringify(settings)}`);
    const args = [npmFile(NAME, 'node-red/red.js'), '--settings', join(data, 'settings.cjs')];
    return { origin: ORIGIN, ...(await serve({ name: NAME, port: PORT, command: 'node', args, cwd: data })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    const fields = { '#node-dialog-login-username': 'robin', '#node-dialog-login-password': PASSWORD };
    await send(page, fields, '#node-dialog-login-submit');
    await there(page, '#red-ui-header-button-user');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn({ localStorage }) {
    const stored = localStorage['auth-tokens'] ?? localStorage['auth-tokens-'];
    const token = stored ? JSON.parse(stored).access_token : '';
    const headers = { Authorization: `Bearer ${token}` };
    return (await ask(`${ORIGIN}/settings`, undefined, { headers })).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/', '#node-dialog-login-password', false, { as: 'nobody' }]];
