import { debian } from '../install/apt.mjs';
import { run } from '../install/command.mjs';
import { ask, untilAnswers } from '../lib/ask.mjs';
import { CONFIG, freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'mailman';
const PORT = 8835;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
/** Debian's own, which has Debian's Django. */
const PYTHON = '/usr/bin/python3';
const MANAGE = '/usr/share/mailman3-web/manage.py';

export const version = 'mailman3-web 0+20200530';
export const install = () => debian(['dbconfig-no-thanks', 'mailman3-web']);
export const open = '/accounts/login/';
export const account = '/accounts/email/';

export async function start() {
    const env = {
        DATA: freshData(NAME),
        PYTHONPATH: CONFIG,
        PYTHONDONTWRITEBYTECODE: '1',
        DJANGO_SETTINGS_MODULE: 'mailman_settings',
        DJANGO_SUPERUSER_PASSWORD: PASSWORD,
    };
    await run(PYTHON, [MANAGE, 'migrate'], { env });
    const user = ['--noinput', '--username', 'robin', '--email', 'robin@fern.example'];
    await run(PYTHON, [MANAGE, 'createsuperuser', ...user], { env });
    const args = [MANAGE, 'runserver', '--noreload', `127.0.0.1:${PORT}`];
    const { stop } = await serve({ name: NAME, port: PORT, command: PYTHON, args, env });
    await untilAnswers(`${ORIGIN}/accounts/login/`);
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/accounts/login/`);
    const fields = { 'input[name=login]': 'robin', 'input[name=password]': PASSWORD };
    await send(
        page,
        fields,
        'form.login button[type=submit], main button[type=submit], form button.btn-primary',
    );
    await there(page, 'a[href*="accounts/logout"], .dropdown-toggle');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    const { status, body } = await ask(`${ORIGIN}${account}`, credentials);
    return status === 200 && body.includes('accounts/logout');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    ['/accounts/login/', 'input[name=password]', false, { as: 'nobody' }],
    ['/accounts/signup/', 'input[name=password1]', true, { as: 'nobody' }],
    ['/accounts/password/change/', 'input[name=password1]', true],
];
