import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'ihatemoney';
const PORT = 8858;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const PROJECT = { id: 'fern', name: 'Fern', password: PASSWORD, contact_email: 'robin@fern.example' };

export const version = 'ihatemoney 7.2.1';
export const install = () => fromPypi(NAME, ['ihatemoney==7.2.1']);
/** What one may see stands in the cookie, and nothing on the server. */
export const signOutEnds = false;
export const open = '/';
export const account = '/fern/';

export async function start() {
    const data = freshData(NAME);
    const config = join(data, 'ihatemoney.cfg');
    const settings = [
        `SQLALCHEMY_DATABASE_URI = 'sqlite:///${data}/ihatemoney.db'`,
        "SECRET_KEY = 'of these tests'",
        'ALLOW_PUBLIC_PROJECT_CREATION = True',
        'ENABLE_CAPTCHA = False',
        'SESSION_COOKIE_SECURE = False',
    ];
    writeFileSync(config, settings.join('\n'));
    const env = { IHATEMONEY_SETTINGS_FILE_PATH: config };
    const args = ['--app', 'ihatemoney.wsgi', 'run', '--host', '127.0.0.1', '--port', String(PORT)];
    const command = pypiProgram(NAME, 'flask');
    const { stop } = await serve({ name: NAME, port: PORT, command, args, env, cwd: data });
    await ask(`${ORIGIN}/api/projects`, undefined, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ ...PROJECT, default_currency: 'XXX' }),
    });
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/authenticate?project_id=fern`);
    await send(page, { '#password': PASSWORD });
    await gone(page, '#password');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/authenticate?project_id=fern', '#password', false, { as: 'nobody' }]];
