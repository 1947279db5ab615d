import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'ihatemoney';
const PORT = 8884;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'ihatemoney 7.2.1';
export const install = () => fromPypi(NAME, ['ihatemoney==7.2.1']);
/** Its cookie is signed and kept nowhere; its sign-out forgets it in the browser. */
export const signOutEnds = false;
export const open = '/';
export const account = '/flat/';

export async function start() {
    const data = freshData(NAME);
    const file = join(data, 'settings.py');
    const settings = {
        SQLALCHEMY_DATABASE_URI: `sqlite:///${join(data, 'data.db')}`,
        SECRET_KEY: 'of these tests',
    };
    const lines = Object.entries(settings).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
    writeFileSync(file, `${lines.join('\n')}\nSESSION_COOKIE_SECURE = False\n`);
    const env = { IHATEMONEY_SETTINGS_FILE_PATH: file, FLASK_APP: 'ihatemoney.wsgi' };
    const command = pypiProgram(NAME, 'flask');
    const args = ['run', '--host', '127.0.0.1', '--port', String(PORT)];
    const { stop } = await serve({ name: NAME, port: PORT, command, args, cwd: data, env });
    const made = await ask(`${ORIGIN}/api/projects`, undefined, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
            name: 'Flat',
            id: 'flat',
            password: PASSWORD,
            contact_email: 'robin@fern.example',
            // None, by ISO 4217.
            default_currency: 'XXX',
        }),
    });
    if (made.status !== 201) throw new Error(`no project: ${made.status} ${made.body.slice(0, 300)}`);
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    const form = '#authentication-form';
    const fields = { [`${form} #id`]: 'flat', [`${form} #password`]: PASSWORD };
    await send(page, fields, `${form} button[type=submit]`);
    await there(page, '#bill_table, .empty-bill, #sidebar, a[href$="/flat/add"]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    ['/authenticate', '#password', false, { as: 'nobody' }],
    ['/', '#creation-form #password', true, { as: 'nobody' }],
    ['/create', '#password', true, { as: 'nobody' }],
];
