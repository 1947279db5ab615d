import { join } from 'node:path';
import { run } from '../install/command.mjs';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'wagtail';
const PORT = 8833;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'wagtail 8.0.1';
export const install = () => fromPypi(NAME, ['wagtail==8.0.1']);
export const open = '/';
export const account = '/admin/';

export async function start() {
    const data = freshData(NAME);
    await run(pypiProgram(NAME, 'wagtail'), ['start', 'fern', data]);
    const python = pypiProgram(NAME, 'python');
    const manage = [join(data, 'manage.py')];
    await run(python, [...manage, 'migrate']);
    await run(python, [...manage, 'createsuperuser', '--noinput', '--username', 'robin'], {
        env: { DJANGO_SUPERUSER_EMAIL: 'robin@fern.example', DJANGO_SUPERUSER_PASSWORD: PASSWORD },
    });
    const args = [...manage, 'runserver', '--noreload', `127.0.0.1:${PORT}`];
    const { stop } = await serve({ name: NAME, port: PORT, command: python, args });
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/admin/login/`);
    await send(page, { '#id_username': 'robin', '#id_password': PASSWORD }, 'button[type=submit]');
    await there(page, '.sidebar, #wagtail-sidebar');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/admin/login/', '#id_password', false, { as: 'nobody' }]];
