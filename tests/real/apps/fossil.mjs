import { join } from 'node:path';
import { debian } from '../install/apt.mjs';
import { run } from '../install/command.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'fossil';
const PORT = 8853;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'fossil 2.21';
export const install = () => debian(['fossil']);
export const open = '/timeline';
export const account = '/setup_ulist';

export async function start() {
    const data = freshData(NAME);
    const file = join(data, 'fern.fossil');
    const env = { HOME: data, USER: 'robin' };
    await run('fossil', ['init', '--admin-user', 'robin', file], { env });
    await run('fossil', ['user', 'password', 'robin', PASSWORD, '-R', file], { env });
    const args = ['server', '--localhost', '--port', String(PORT), file];
    return { origin: ORIGIN, ...(await serve({ name: NAME, port: PORT, command: 'fossil', args, env })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/login`);
    await send(page, { 'input[name=u]': 'robin', 'input[name=p]': PASSWORD }, 'input[name=in]');
    await gone(page, 'input[name=p]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/login', 'input[name=p]', false, { as: 'nobody' }]];
