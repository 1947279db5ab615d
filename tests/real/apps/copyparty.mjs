import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'copyparty';
const PORT = 8844;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'copyparty 1.20.26';
export const install = () => fromPypi(NAME, ['copyparty==1.20.26']);
export const open = '/?h';
export const account = '/?h';

export async function start() {
    const data = freshData(NAME);
    const files = join(data, 'files');
    mkdirSync(files);
    const args = [
        ...['-i', '127.0.0.1', '-p', String(PORT)],
        ...['--usernames', '-a', `robin:${PASSWORD}`, '-v', `${files}::rw,robin`],
    ];
    const env = { HOME: data, XDG_CONFIG_HOME: data };
    const command = pypiProgram(NAME, 'copyparty');
    return { origin: ORIGIN, ...(await serve({ name: NAME, port: PORT, command, args, cwd: data, env })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/?h`);
    await send(page, { 'input[name=uname]': 'robin', 'input[name=cppwd]': PASSWORD });
    await page.goto(`${ORIGIN}/?h`);
    await there(page, 'a.logout');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/?h`, credentials)).body.includes('class="logout"');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/?h', 'input[name=cppwd]', false, { as: 'nobody' }]];
