import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromNpm, npmFile } from '../install/npm.mjs';
import { ask, untilAnswers } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'signalk-server';
const PORT = 8939;
const ORIGIN = `http://signalk.localhost:${PORT}`;

export const version = 'signalk-server 2.23.0';
export async function install() {
    await fromNpm(NAME, { [NAME]: '2.23.0' });
    // It looks for its pages below itself, where they are when it is installed for the whole machine.
    const below = npmFile(NAME, NAME, 'node_modules');
    if (!existsSync(below)) symlinkSync(npmFile(NAME), below);
}
/** Its token is valid until it expires; its sign-out forgets it in the browser. */
export const signOutEnds = false;
export const open = '/admin/';
export const account = '/admin/';

export async function start() {
    const data = freshData(NAME);
    const off = { tcp: false, 'nmea-tcp': false, mfd_webapp: false };
    const settings = {
        interfaces: off,
        ssl: false,
        mdns: false,
        port: PORT,
        pipedProviders: [],
        security: { strategy: './tokensecurity' },
    };
    writeFileSync(join(data, 'settings.json'), JSON.stringify(settings));
    writeFileSync(join(data, 'package.json'), '{ "private": true }');
    const env = {
        HOME: data,
        SIGNALK_NODE_CONFIG_DIR: data,
        SIGNALK_DISABLE_SERVER_UPDATES: '1',
        SKIP_ADMINUI_VERSION_CHECK: '1',
    };
    const args = [npmFile(NAME, NAME, 'bin/signalk-server')];
    const { stop } = await serve({ name: NAME, port: PORT, command: 'node', args, cwd: data, env });
    await untilAnswers(`${ORIGIN}/admin/`);
    const { status, body } = await ask(`${ORIGIN}/skServer/enableSecurity`, undefined, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ userId: 'robin', password: PASSWORD, type: 'admin' }),
    });
    if (status !== 200) throw new Error(`the account was not made: ${body}`);
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/admin/#/login`);
    const fields = { 'input[name=username]': 'robin', 'input[name=password]': PASSWORD };
    await send(page, fields, 'button.btn-primary');
    await there(page, '.sidebar');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/skServer/security/users`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/admin/#/login', 'input[name=password]', false, { as: 'nobody' }]];
