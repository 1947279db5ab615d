import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fromNpm, npmFile } from '../install/npm.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'thelounge';
const PORT = 8840;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const SOCKET = `${ORIGIN}/socket.io/?EIO=3&transport=polling`;

export const version = 'thelounge 2.6.0';
export const install = () => fromNpm(NAME, { thelounge: '2.6.0' });
export const open = '/';
export const account = '/';
/** The server asks for the name beside the token. */
export const needed = ['token', 'user'];

export async function start() {
    const home = freshData(NAME);
    const users = join(home, 'users');
    mkdirSync(users);
    const own = { public: false, host: '127.0.0.1', port: PORT, prefetch: false };
    const defaults = JSON.stringify(npmFile(NAME, 'thelounge/defaults/config.js'));
    writeFileSync(
        join(home, 'config.js'),
        `module.exports = { ...require(${defaults}), ...${JSON.stringify(own)} };`,
    );
    const { hashSync } = createRequire(npmFile(NAME, 'thelounge/package.json'))('bcryptjs');
    const user = { password: hashSync(PASSWORD, 8), log: false, networks: [], sessions: {} };
    writeFileSync(join(users, 'robin.json'), JSON.stringify(user));
    const args = [npmFile(NAME, 'thelounge/index.js'), 'start'];
    const { stop } = await serve({
        name: NAME,
        port: PORT,
        command: 'node',
        args,
        env: { LOUNGE_HOME: home },
    });
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await send(page, { '#sign-in input[name=user]': 'robin', '#sign-in input[name=password]': PASSWORD });
    await there(page, '#sign-out');
}

/** Its page asks through a socket. @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn({ localStorage }) {
    const { token, user } = localStorage;
    if (!token || !user) return false;
    const opened = await ask(SOCKET);
    const sid = /"sid":"([^"]+)"/.exec(opened.body)?.[1];
    const session = `${SOCKET}&sid=${sid}`;
    const packet = `42${JSON.stringify(['auth', { token, user }])}`;
    const headers = { 'Content-Type': 'text/plain;charset=UTF-8' };
    await ask(session, undefined, { method: 'POST', headers, body: `${packet.length}:${packet}` });
    for (let polls = 0; polls < 5; polls += 1) {
        const { body } = await ask(session);
        if (body.includes('["init"')) return true;
        if (body.includes('"success":false')) return false;
    }
    return false;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/', '#sign-in input[name=password]', false, { as: 'nobody' }]];
