import { createRequire } from 'node:module';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromNpm, npmFile } from '../install/npm.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'signalk';
const PORT = 8869;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'signalk-server 1.46.3';
export async function install() {
    await fromNpm(NAME, { 'signalk-server': '1.46.3' });
    // It looks for its pages below itself only.
    const own = npmFile(NAME, 'signalk-server/node_modules');
    mkdirSync(own, { recursive: true });
    if (!existsSync(join(own, '@signalk'))) symlinkSync('../../@signalk', join(own, '@signalk'));
}
/** Who is signed in stands in the cookie, and nothing on the server. */
export const signOutEnds = false;
export const open = '/admin/#/login';
export const account = '/admin/#/serverConfiguration/settings';

export async function start() {
    const data = freshData(NAME);
    const { hashSync } = createRequire(npmFile(NAME, 'signalk-server/package.json'))('bcryptjs');
    const settings = {
        interfaces: { tcp: false, mfd_webapp: false, 'nmea-tcp': false },
        mdns: false,
        security: { strategy: './tokensecurity' },
        pipedProviders: [],
    };
    const security = {
        allow_readonly: false,
        expiration: '1d',
        secretKey: 'of-these-tests',
        users: [{ username: 'robin', type: 'admin', password: hashSync(PASSWORD, 8) }],
        devices: [],
    };
    writeFileSync(join(data, 'settings.json'), JSON.stringify(settings));
    writeFileSync(join(data, 'security.json'), JSON.stringify(security), { mode: 0o600 });
    const env = { HOME: data, SIGNALK_NODE_CONFIG_DIR: data, PORT: String(PORT) };
    const args = [npmFile(NAME, 'signalk-server/bin/signalk-server')];
    return {
        origin: ORIGIN,
        ...(await serve({ name: NAME, port: PORT, command: 'node', args, cwd: data, env })),
    };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}${open}`);
    await send(page, { 'input[name=username]': 'robin', 'input[name=password]': PASSWORD });
    await gone(page, 'input[name=password]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/skServer/settings`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/admin/#/login', 'input[name=password]', false, { as: 'nobody' }]];
