import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { debian } from '../install/apt.mjs';
import { run } from '../install/command.mjs';
import { ask } from '../lib/ask.mjs';
import { copyOf, write } from '../lib/copy.mjs';
import { freshData } from '../lib/folder.mjs';
import { send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'glewlwyd';
const PORT = 8877;
const HOST = `${NAME}.localhost`;
const ORIGIN = `http://${HOST}:${PORT}`;
const DOC = '/usr/share/doc/glewlwyd';

export const version = 'glewlwyd 2.7.5';
export const install = () => debian(['dbconfig-no-thanks', 'glewlwyd', 'sqlite3']);
export const open = '/profile.html';
const WAY_IN = `/login.html?callback_url=${ORIGIN}/profile.html&scope=g_profile`;
export const account = '/profile.html';

export async function start() {
    const data = freshData(NAME);
    const pages = join(data, 'webapp');
    copyOf('/usr/share/glewlwyd/webapp', pages);
    // The package has a folder where its pages ask for a file.
    rmSync(join(pages, 'config.json'), { recursive: true });
    copyOf('/usr/share/glewlwyd/webapp/config.json/config.json', join(pages, 'config.json'));
    const unpacked = (/** @type {string} */ file) => gunzipSync(readFileSync(join(DOC, file))).toString();
    await run('sqlite3', [join(data, 'glewlwyd.db')], { input: unpacked('database/init.sqlite3.sql.gz') });
    const config = unpacked('glewlwyd.conf.sample.gz')
        .replaceAll('http://localhost:4593', ORIGIN)
        .replace(/^port=4593/m, `port=${PORT}`)
        .replace(/^cookie_domain=.*/m, `cookie_domain="${HOST}"`)
        .replace(/^cookie_secure=1/m, 'cookie_secure=0')
        .replaceAll('/var/cache/glewlwyd/glewlwyd.db', join(data, 'glewlwyd.db'))
        .replace('/usr/share/glewlwyd/webapp/', `${pages}/`)
        .replace(/^login_url=.*/m, `login_url="${ORIGIN}/login.html"`);
    const file = join(data, 'glewlwyd.conf');
    write(file, config);
    const args = ['--config-file', file];
    return { origin: ORIGIN, ...(await serve({ name: NAME, port: PORT, command: 'glewlwyd', args })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}${WAY_IN}`);
    await send(page, { '#username': 'admin', '#password': 'password' }, '#loginbut');
    await there(page, '.fa-sign-out-alt, .fa-sign-out');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    const { status, body } = await ask(`${ORIGIN}/api/profile_list`, credentials);
    return status === 200 && body.includes('admin');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [[WAY_IN, '#password', false, { as: 'nobody' }]];
