import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromNpm, npmFile } from '../install/npm.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'parse-dashboard';
const PORT = 8834;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'parse-dashboard 9.2.0';
export const install = () => fromNpm(NAME, { 'parse-dashboard': '9.2.0' });
export const open = '/login';
export const account = '/apps';

/** Nothing listens where its data would be. */
const CONFIG = {
    apps: [{ serverURL: 'http://127.0.0.1:9/parse', appId: 'fern', masterKey: 'none', appName: 'Fern' }],
    users: [{ user: 'robin', pass: PASSWORD }],
};

export async function start() {
    const config = join(freshData(NAME), 'config.json');
    writeFileSync(config, JSON.stringify(CONFIG));
    const program = npmFile(NAME, 'parse-dashboard/bin/parse-dashboard');
    const listen = ['--host', '127.0.0.1', '--port', String(PORT), '--allowInsecureHTTP'];
    const args = [program, '--config', config, ...listen, '--cookieSessionSecret', 'of-these-tests'];
    const { stop } = await serve({ name: NAME, port: PORT, command: 'node', args });
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/login`);
    await send(page, { 'input[name=username]': 'robin', 'input[name=password]': PASSWORD });
    await gone(page, 'input[name=password]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/login', 'input[name=password]', false, { as: 'nobody' }]];
