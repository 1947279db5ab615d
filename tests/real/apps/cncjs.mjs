import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fromNpm, npmFile } from '../install/npm.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'cncjs';
const PORT = 8882;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'cncjs 1.11.5';
export const install = () => fromNpm(NAME, { cncjs: '1.11.5' });
/** Its token is valid until it expires; its sign-out forgets it in the page. */
export const signOutEnds = false;
export const open = '/#/login';
export const account = '/#/workspace';

export async function start() {
    const data = freshData(NAME);
    const { hashSync, genSaltSync } = createRequire(npmFile(NAME, 'cncjs/package.json'))('bcrypt-nodejs');
    const user = {
        id: 'b0a8a7a2-1f3c-4f0e-9d57-6f1f0a4f5f11',
        enabled: true,
        name: 'robin',
        password: hashSync(PASSWORD, genSaltSync(8)),
    };
    const config = join(data, 'config.json');
    writeFileSync(
        config,
        JSON.stringify({ secret: 'of these tests', users: [user], checkForUpdates: false }),
    );
    const args = [npmFile(NAME, 'cncjs/bin/cncjs'), '-H', '127.0.0.1', '-p', String(PORT), '-c', config];
    const { stop } = await serve({ name: NAME, port: PORT, command: 'node', args, cwd: data });
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/#/login`);
    await send(page, { 'input[type=text]': 'robin', 'input[type=password]': PASSWORD }, 'button');
    await gone(page, 'input[type=password]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn({ localStorage }) {
    const { token } = JSON.parse(localStorage.cnc ?? '{}').state?.session ?? {};
    const headers = { Authorization: `Bearer ${token ?? ''}` };
    return (await ask(`${ORIGIN}/api/users`, undefined, { headers })).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/#/login', 'input[type=password]', false, { as: 'nobody' }]];
