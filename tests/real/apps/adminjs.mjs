import { join } from 'node:path';
import { fromNpm, npmFile } from '../install/npm.mjs';
import { ask, untilAnswers } from '../lib/ask.mjs';
import { CONFIG, freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'adminjs';
const PORT = 8937;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'adminjs 7.8.17';
export const install = () =>
    fromNpm(NAME, {
        adminjs: '7.8.17',
        '@adminjs/express': '6.1.1',
        express: '4.21.2',
        'express-session': '1.18.1',
        'express-formidable': '1.2.0',
    });
export const open = '/admin/login';
export const account = '/admin';

export async function start() {
    const args = [join(CONFIG, `${NAME}/server.mjs`), String(PORT), PASSWORD, npmFile(NAME)];
    const { stop } = await serve({ name: NAME, port: PORT, command: 'node', args, cwd: freshData(NAME) });
    await untilAnswers(`${ORIGIN}/admin/login`);
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/admin/login`);
    const fields = { 'input[name=email]': 'robin@fern.example', 'input[name=password]': PASSWORD };
    await send(page, fields, 'form button');
    await gone(page, 'input[name=password]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/admin`, credentials)).status === 200;
}

/**
 * Its field is marked for a new password, though one signs in with it.
 * @type {import('../lib/ask.mjs').MeterPage[]}
 */
export const meterPages = [['/admin/login', 'input[name=password]', false, { as: 'nobody' }]];
