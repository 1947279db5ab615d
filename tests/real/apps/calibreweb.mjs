import { join } from 'node:path';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';
import { run } from '../install/command.mjs';

const NAME = 'calibreweb';
const PORT = 8867;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'calibreweb 0.6.27';
export const install = () => fromPypi(NAME, ['calibreweb==0.6.27']);
export const open = '/login';
export const account = '/admin/dbconfig';

/** It has no library yet, and asks for one. */
export async function start() {
    const data = freshData(NAME);
    const env = { CALIBRE_DBPATH: data, CALIBRE_PORT: String(PORT) };
    const command = pypiProgram(NAME, 'cps');
    const own = ['-p', join(data, 'app.db'), '-i', '127.0.0.1'];
    await run(command, [...own, '-s', `admin:${PASSWORD}`], { env });
    return {
        origin: ORIGIN,
        ...(await serve({ name: NAME, port: PORT, command, args: own, env, cwd: data })),
    };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/login`);
    await send(page, { '#username': 'admin', '#password': PASSWORD }, 'button[name=submit]');
    await there(page, 'a[href*="logout"], #logout');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/login', '#password', false, { as: 'nobody' }]];
