import { ask } from '../lib/ask.mjs';
import { installDjango, startDjango } from '../lib/django.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';

const PORT = 8801;
const ORIGIN = `http://django-allauth.localhost:${PORT}`;

export const version = 'django-allauth 65.22.1';
export const install = installDjango;
export const start = () => startDjango('django-allauth', PORT);
export const open = '/accounts/login/';
export const account = '/accounts/email/';

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/accounts/login/`);
    await send(
        page,
        { 'input[name=login]': 'robin', 'input[name=password]': PASSWORD },
        'form button[type=submit]',
    );
    await there(page, 'a[href*=logout], form[action*=logout]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    const { status, body } = await ask(`${ORIGIN}${account}`, credentials);
    return status === 200 && body.includes('robin@fern.example');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    ['/accounts/login/', 'input[name=password]', false, { as: 'nobody' }],
    ['/accounts/signup/', 'input[name=password1]', true, { as: 'nobody' }],
    ['/accounts/password/change/', 'input[name=password1]', true],
];
