import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask } from '../lib/ask.mjs';
import { write } from '../lib/copy.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'motioneye';
const PORT = 8843;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const FOLDERS = { conf_path: 'conf', run_path: 'run', log_path: 'log', media_path: 'media' };

export const version = 'motioneye 0.44.0';
export const install = () => fromPypi(NAME, ['motioneye==0.44.0']);
export const open = '/';
export const account = '/';

export async function start() {
    const data = freshData(NAME);
    const folders = Object.entries(FOLDERS);
    for (const [, name] of folders) mkdirSync(join(data, name));
    const paths = folders.map(([setting, name]) => `${setting} ${join(data, name)}`);
    const lines = [...paths, 'listen 127.0.0.1', `port ${PORT}`];
    const file = join(data, 'motioneye.conf');
    write(file, `${lines.join('\n')}\n`);
    // A hash of the kind before, which it replaces by its own at the first sign-in.
    const hash = createHash('sha1').update(PASSWORD).digest('hex');
    const main = ['# @admin_username robin', `# @admin_password ${hash}`, '# @lang en'];
    write(join(data, 'conf/motion.conf'), `${main.join('\n')}\n`);
    const command = pypiProgram(NAME, 'meyectl');
    const args = ['startserver', '-c', file];
    return { origin: ORIGIN, ...(await serve({ name: NAME, port: PORT, command, args, cwd: data })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await send(page, { '#usernameEntry': 'robin', '#passwordEntry': PASSWORD });
    await gone(page, '#passwordEntry');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/login/`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/', '#passwordEntry', false, { as: 'nobody' }]];
