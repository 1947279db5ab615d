import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { DATABASE_PORT, DATABASE_USER, startMariadb, together, withMariadb } from '../lib/mariadb.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { servePhp, withPhp } from '../lib/php.mjs';

const NAME = 'adminer';
const PORT = 8824;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const SERVER = `127.0.0.1:${DATABASE_PORT}`;

export const version = 'adminer 4.8.1';
export async function install() {
    await withPhp('adminer');
    await withMariadb();
}
export const open = '/';
export const account = `/?server=${encodeURIComponent(SERVER)}&username=${DATABASE_USER}`;

/** The password is in the session, under a key that is in the other; it tolerates few wrong tries. */
export const needed = ['adminer_sid', 'adminer_key'];

export async function start() {
    const root = freshData(NAME);
    cpSync('/usr/share/adminer/adminer.php', join(root, 'index.php'));
    const database = await startMariadb('notes');
    return together(ORIGIN, database, await servePhp({ name: NAME, port: PORT, root }));
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    const fields = {
        'input[name="auth[server]"]': SERVER,
        'input[name="auth[username]"]': DATABASE_USER,
        'input[name="auth[password]"]': PASSWORD,
    };
    await send(page, fields, 'input[type=submit][value=Login]');
    await there(page, '#logout');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return /name=["']logout["']/.test((await ask(`${ORIGIN}${account}`, credentials)).body);
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    ['/', 'input[name="auth[password]"]', false, { as: 'nobody' }],
    [`${account}&user=`, 'input[name=pass]', true],
];
