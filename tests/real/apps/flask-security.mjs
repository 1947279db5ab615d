import { join } from 'node:path';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask } from '../lib/ask.mjs';
import { CONFIG, freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'flask-security';
const PORT = 8804;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const EMAIL = 'robin@fern.example';

export const version = 'Flask-Security-Too 5.9.2';
export const install = () =>
    fromPypi(NAME, ['Flask-Security-Too[common,fsqla]==5.9.2', 'Flask==3.1.3', 'Flask-SQLAlchemy==3.1.1']);
/** Who is signed in stands in the cookie, and nothing on the server. */
export const signOutEnds = false;
export const open = '/login';
export const account = '/';

export async function start() {
    const command = pypiProgram(NAME, 'python');
    const args = [join(CONFIG, 'flask_security_app.py'), freshData(NAME), String(PORT), EMAIL, PASSWORD];
    return { origin: ORIGIN, ...(await serve({ name: NAME, port: PORT, command, args })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/login`);
    await send(page, { '#email': EMAIL, '#password': PASSWORD }, '#submit');
    await there(page, 'form[action="/logout"]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).body.includes(`Hello ${EMAIL}`);
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    ['/login', '#password', false, { as: 'nobody' }],
    ['/register', '#password', true, { as: 'nobody' }],
    ['/change', '#new_password', true],
];
