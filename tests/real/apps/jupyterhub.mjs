import { join } from 'node:path';
import { fromNpm, npmFile } from '../install/npm.mjs';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask, untilAnswers } from '../lib/ask.mjs';
import { CONFIG, freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'jupyterhub';
const PORT = 8805;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const PROXY = 'configurable-http-proxy';

export const version = 'jupyterhub 6.1.1';
export async function install() {
    await fromPypi(NAME, ['jupyterhub==6.1.1']);
    await fromNpm(PROXY, { [PROXY]: '5.1.0' });
}
/** Its sign-out forgets the cookie in the browser; the server goes on taking it. */
export const signOutEnds = false;
export const open = '/hub/login';
export const account = '/hub/home';

export async function start() {
    const data = freshData(NAME);
    const args = ['--config', join(CONFIG, 'jupyterhub_config.py')];
    const env = {
        DATA: data,
        PORT: String(PORT),
        PASSWORD,
        PROXY: npmFile(PROXY, PROXY, 'bin/configurable-http-proxy'),
    };
    const command = pypiProgram(NAME, 'jupyterhub');
    const { stop } = await serve({ name: NAME, port: PORT, command, args, cwd: data, env });
    await untilAnswers(`${ORIGIN}/hub/login`);
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/hub/login?next=%2Fhub%2Fhome`);
    await send(page, { '#username_input': 'robin', '#password_input': PASSWORD }, '#login_submit');
    await there(page, '#logout');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/hub/login', '#password_input', false, { as: 'nobody' }]];
