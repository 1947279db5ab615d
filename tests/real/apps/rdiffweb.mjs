import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, pause, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'rdiffweb';
const PORT = 8887;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'rdiffweb 7.2.0';
export const install = () => fromPypi(NAME, ['rdiffweb==7.2.0']);
export const open = '/login/';
export const account = '/prefs/general';

export async function start() {
    const data = freshData(NAME);
    const salt = Buffer.from('salt');
    const digest = createHash('sha1').update(PASSWORD).update(salt).digest();
    const args = [
        ...['--server-host', '127.0.0.1', '--server-port', String(PORT)],
        ...['--database-uri', `sqlite:///${join(data, 'data.db')}`],
        ...['--admin-user', 'robin'],
        ...['--admin-password', `{SSHA}${Buffer.concat([digest, salt]).toString('base64')}`],
    ];
    const command = pypiProgram(NAME, 'rdiffweb');
    return { origin: ORIGIN, ...(await serve({ name: NAME, port: PORT, command, args, cwd: data })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/login/`);
    const fields = { 'input[name=login]': 'robin', 'input[name=password]': PASSWORD };
    await send(page, fields, 'button[type=submit]');
    await there(page, '#rdw-dropdown-user');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).status === 200;
}

/** The page scrolls smoothly to the button, past where it was. @param {import('../lib/person.mjs').Page} page */
async function changePassword(page) {
    await page.evaluate(() => {
        const button = document.querySelector('button[data-bs-target="#rdw-password-modal"]');
        if (button instanceof HTMLElement) button.click();
    });
    await there(page, 'input[name=new]');
    await pause(500);
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    ['/login/', 'input[name=password]', false, { as: 'nobody' }],
    ['/prefs/general', 'input[name=current]', false, { before: changePassword }],
    ['/prefs/general', 'input[name=new]', true, { before: changePassword }],
];
