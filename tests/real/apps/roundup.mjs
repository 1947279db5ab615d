import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../install/command.mjs';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask } from '../lib/ask.mjs';
import { CONFIG, freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'roundup';
const PORT = 8831;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const LOG_OUT = 'a[href*="@action=logout"]';

export const version = 'roundup 2.6.0';
export const install = () => fromPypi(NAME, ['roundup==2.6.0']);
export const open = '/';
export const account = '/user1';

export async function start() {
    const home = join(freshData(NAME), 'home');
    const admin = ['-i', home];
    await run(pypiProgram(NAME, 'roundup-admin'), [...admin, 'install', 'classic', 'anydbm']);
    const config = join(home, 'config.ini');
    writeFileSync(
        config,
        readFileSync(config, 'utf8')
            .replace('#web = NO DEFAULT', `web = ${ORIGIN}/`)
            .replace('#domain = NO DEFAULT', 'domain = fern.example'),
    );
    await run(pypiProgram(NAME, 'roundup-admin'), [...admin, 'initialise', PASSWORD]);
    const args = [join(CONFIG, 'roundup_wsgi.py'), home, String(PORT)];
    const { stop } = await serve({ name: NAME, port: PORT, command: pypiProgram(NAME, 'python'), args });
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await send(page, { 'input[name=__login_name]': 'admin', 'input[name=__login_password]': PASSWORD });
    await there(page, LOG_OUT);
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).body.includes('@action=logout');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    ['/', 'input[name=__login_password]', false, { as: 'nobody' }],
    ['/user?@template=register', 'input[name=password]', true, { as: 'nobody' }],
];
