import { fromNpm, npmFile } from '../install/npm.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { together } from '../lib/mariadb.mjs';
import { PASSWORD, pause, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';
import * as qbittorrent from './qbittorrent.mjs';

const NAME = 'flood';
const PORT = 8935;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'flood 4.9.5';
export async function install() {
    await qbittorrent.install();
    await fromNpm(NAME, { [NAME]: '4.9.5' });
}
/** Its token is valid until it expires; its sign-out forgets it in the browser. */
export const signOutEnds = false;
export const open = '/login';
export const account = '/overview';

export async function start() {
    const data = freshData(NAME);
    const client = await qbittorrent.start();
    const args = [
        npmFile(NAME, NAME, 'dist/index.js'),
        ...['--host', '127.0.0.1', '--port', String(PORT)],
        ...['--rundir', data, '--auth', 'default'],
    ];
    const flood = await serve({ name: NAME, port: PORT, command: 'node', args, cwd: data });
    const user = {
        username: 'robin',
        password: PASSWORD,
        level: 10,
        client: {
            client: 'qBittorrent',
            type: 'web',
            version: 1,
            url: client.origin.replace('qbittorrent.localhost', '127.0.0.1'),
            username: 'admin',
            password: 'adminadmin',
        },
    };
    const { status, body } = await ask(`${ORIGIN}/api/auth/register?cookie=false`, undefined, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(user),
    });
    if (status !== 200) throw new Error(`the account was not made: ${body}`);
    return together(ORIGIN, client, flood);
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/login`);
    // The form is drawn anew, with nothing in it, when its server has answered.
    await there(page, 'input[name=password]');
    await pause(3_000);
    const fields = { 'input[name=username]': 'robin', 'input[name=password]': PASSWORD };
    await send(page, fields, 'button[type=submit]');
    await there(page, '.application__sidebar');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/api/client/settings`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/login', 'input[name=password]', false, { as: 'nobody' }]];
