import { join } from 'node:path';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask } from '../lib/ask.mjs';
import { CONFIG, freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'flask-appbuilder';
const PORT = 8832;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'Flask-AppBuilder 5.3.0';
export const install = () =>
    fromPypi(NAME, ['Flask-AppBuilder==5.3.0', 'Flask==3.1.3', 'Flask-SQLAlchemy==3.1.1']);
/** Who is signed in stands in the cookie, and nothing on the server. */
export const signOutEnds = false;
export const open = '/login/';
export const account = '/users/userinfo/';

export async function start() {
    const command = pypiProgram(NAME, 'python');
    const args = [join(CONFIG, 'flask_appbuilder_app.py'), freshData(NAME), String(PORT), 'robin', PASSWORD];
    return { origin: ORIGIN, ...(await serve({ name: NAME, port: PORT, command, args })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/login/`);
    await send(page, { '#username': 'robin', '#password': PASSWORD }, 'input[type=submit]');
    await there(page, '.fa-user, a[href*="userinfo"], .navbar-right .dropdown-toggle');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/login/', '#password', false, { as: 'nobody' }]];
