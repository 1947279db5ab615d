import { ask } from '../lib/ask.mjs';
import { DJANGO, installDjango, startDjango } from '../lib/django.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';

const PORT = 8802;
const ORIGIN = `http://django-admin.localhost:${PORT}`;

export const version = `django ${DJANGO}`;
export const install = installDjango;
export const start = () => startDjango('django-admin', PORT);
export const open = '/admin/login/';
export const account = '/admin/';

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/admin/`);
    await send(page, { '#id_username': 'robin', '#id_password': PASSWORD }, 'input[type=submit]');
    await there(page, '#logout-form');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    const { status, body } = await ask(`${ORIGIN}${account}`, credentials);
    return status === 200 && body.includes('logout-form');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    ['/admin/login/', '#id_password', false, { as: 'nobody' }],
    ['/admin/password_change/', '#id_new_password1', true],
    ['/admin/auth/user/add/', '#id_password1', true],
];
