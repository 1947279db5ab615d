import { debian } from '../install/apt.mjs';
import { fromNpm, npmFile } from '../install/npm.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { together } from '../lib/mariadb.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'redis-commander';
const PORT = 8932;
const REDIS_PORT = 8933;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'redis-commander 0.9.0';
export async function install() {
    await debian(['redis-server']);
    await fromNpm(NAME, { [NAME]: '0.9.0' });
}
/** It has no sign-out: the tokens are the tab's, and valid until its server ends. */
export const signOutEnds = false;
export const open = '/';
export const account = '/';

export async function start() {
    const data = freshData(NAME);
    const redis = await serve({
        name: `${NAME}-redis`,
        port: REDIS_PORT,
        command: 'redis-server',
        args: ['--bind', '127.0.0.1', '--port', String(REDIS_PORT), '--save', ''],
        cwd: data,
    });
    const args = [
        npmFile(NAME, NAME, 'bin/redis-commander.js'),
        ...['--address', '127.0.0.1', '--port', String(PORT)],
        ...['--redis-host', '127.0.0.1', '--redis-port', String(REDIS_PORT)],
        ...['--http-auth-username', 'robin', '--http-auth-password', PASSWORD],
        '--nosave',
    ];
    const env = { HOME: data };
    const commander = await serve({ name: NAME, port: PORT, command: 'node', args, cwd: data, env });
    return together(ORIGIN, redis, commander);
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await send(page, { '#signinUsername': 'robin', '#signinPassword': PASSWORD }, '#signinButton');
    await gone(page, '#signinPassword');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn({ sessionStorage }) {
    const headers = { Authorization: `Bearer ${sessionStorage.redisCommanderBearerToken ?? ''}` };
    return (await ask(`${ORIGIN}/connections`, undefined, { headers })).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/', '#signinPassword', false, { as: 'nobody' }]];
