import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromNpm, npmFile } from '../install/npm.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'ungit';
const PORT = 8883;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'ungit 1.5.30';
export const install = () => fromNpm(NAME, { ungit: '1.5.30' });
/** It has an address for signing out, to which nothing on its pages leads. */
export const signOutEnds = false;
export const open = '/';
export const account = '/';

export async function start() {
    const data = freshData(NAME);
    const config = {
        port: PORT,
        ungitBindIp: '127.0.0.1',
        launchBrowser: false,
        authentication: true,
        users: { robin: PASSWORD },
        bugtracking: false,
        ungitVersionCheckOverride: true,
    };
    writeFileSync(join(data, '.ungitrc'), JSON.stringify(config));
    const args = [npmFile(NAME, 'ungit/bin/ungit')];
    const env = { HOME: data };
    const { stop } = await serve({ name: NAME, port: PORT, command: 'node', args, cwd: data, env });
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await send(page, { '#inputUsername': 'robin', '#inputPassword': PASSWORD }, 'button[type=submit]');
    await gone(page, '#inputPassword');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return JSON.parse((await ask(`${ORIGIN}/api/loggedin`, credentials)).body).loggedIn === true;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/', '#inputPassword', false, { as: 'nobody' }]];
