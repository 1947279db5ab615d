import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../lib/ask.mjs';
import { copyOf, write } from '../lib/copy.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { servePhp, withPhp } from '../lib/php.mjs';

const NAME = 'shaarli';
const PORT = 8825;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const PROGRAM = '/usr/share/shaarli';

export const version = 'shaarli 0.12.1';
export const install = () => withPhp('shaarli');
/** What keeps the person signed in is not ended by its sign-out, only forgotten in the browser. */
export const signOutEnds = false;
export const open = '/login';
export const account = '/admin/tools';

export async function start() {
    const data = freshData(NAME);
    const root = join(data, 'root');
    copyOf(PROGRAM, root);
    for (const name of ['data', 'cache', 'tmp', 'pagecache']) mkdirSync(join(data, name));
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
        if (name.endsWith('.php') && !name.startsWith('inc/')) move(join(root, name), root, data);
    }
    const site = await servePhp({ name: NAME, port: PORT, root });
    const cookie = String((await ask(`${ORIGIN}/install`)).headers['set-cookie']).split(';')[0] ?? '';
    const form = {
        setlogin: 'robin',
        setpassword: PASSWORD,
        continent: 'UTC',
        city: 'UTC',
        title: 'Links of Robin',
    };
    await ask(`${ORIGIN}/install`, undefined, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Cookie: cookie },
        body: String(new URLSearchParams(form)),
    });
    return { origin: ORIGIN, ...site };
}

/** Has a file of the program look for it and its data where they are. @param {string} file @param {string} root @param {string} data */
function move(file, root, data) {
    const text = readFileSync(file, 'utf8');
    const moved = text
        .replaceAll(PROGRAM, root)
        .replaceAll('/var/lib/shaarli/data', join(data, 'data'))
        .replaceAll('/var/cache/shaarli', data);
    if (moved !== text) write(file, moved);
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/login`);
    const fields = { '#login-form input[name=login]': 'robin', '#login-form input[name=password]': PASSWORD };
    await send(page, fields, '#login-form input[type=submit]');
    await there(page, 'a[href*="admin/logout"]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/`, credentials)).body.includes('admin/logout');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    ['/login', '#login-form input[name=password]', false, { as: 'nobody' }],
    ['/admin/password', 'input[name=setpassword]', true],
];
