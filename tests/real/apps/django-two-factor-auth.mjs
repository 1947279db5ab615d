import { ask } from '../lib/ask.mjs';
import { installDjango, startDjango } from '../lib/django.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';

const PORT = 8803;
const ORIGIN = `http://django-two-factor.localhost:${PORT}`;

export const version = 'django-two-factor-auth 1.18.1';
export const install = installDjango;
export const start = () =>
    startDjango('django-two-factor', PORT, {
        LOGIN_URL: 'two_factor:login',
        LOGIN_REDIRECT_URL: 'two_factor:profile',
    });
/** It has no sign-out: whoever builds on it brings one. */
export const signOutEnds = false;
export const open = '/account/login/';
export const account = '/account/two_factor/';

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/account/login/`);
    await send(
        page,
        { 'input[name=auth-username]': 'robin', 'input[name=auth-password]': PASSWORD },
        'button.btn-primary',
    );
    await there(page, 'a[href*=setup]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/account/login/', 'input[name=auth-password]', false, { as: 'nobody' }]];
