import { join } from 'node:path';
import { debian } from '../install/apt.mjs';
import { ask, untilAnswers } from '../lib/ask.mjs';
import { write } from '../lib/copy.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'gitit';
const PORT = 8846;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'gitit 0.15.1.0';
export const install = () => debian([NAME, 'git']);
export const open = '/';
export const account = '/_upload';

export async function start() {
    const data = freshData(NAME);
    const config = join(data, 'gitit.conf');
    write(config, 'mathjax-script: /none.js\naccess-question:\ndisable-registration: no\n');
    const args = ['--config-file', config, '--listen', '127.0.0.1', '--port', String(PORT)];
    const nobody = { GIT_AUTHOR_NAME: 'Fern', GIT_AUTHOR_EMAIL: 'fern@fern.example' };
    const committer = { GIT_COMMITTER_NAME: 'Fern', GIT_COMMITTER_EMAIL: 'fern@fern.example' };
    const env = { HOME: data, LANG: 'C.UTF-8', ...nobody, ...committer };
    const { stop } = await serve({ name: NAME, port: PORT, command: NAME, args, cwd: data, env });
    await untilAnswers(`${ORIGIN}/`);
    const body = new URLSearchParams({
        username: 'robin',
        email: 'robin@fern.example',
        full_name_1: '',
        password: PASSWORD,
        password2: PASSWORD,
        destination: '/',
        register: 'Register',
    }).toString();
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    await ask(`${ORIGIN}/_register`, undefined, { method: 'POST', headers, body });
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    // It comes once a script has asked who is there.
    await there(page, '#loginlink');
    await page.click('#loginlink');
    await there(page, '#username');
    await send(page, { '#username': 'robin', '#password': PASSWORD }, 'input[type=submit][name=login]');
    await there(page, 'a[href*="_logout"]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    ['/_login', '#password', false, { as: 'nobody' }],
    ['/_register', '#password', true, { as: 'nobody' }],
];
