import { join } from 'node:path';
import { run } from '../install/command.mjs';
import { fromNpm, npmFile } from '../install/npm.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';
import { writeFileSync } from 'node:fs';

const NAME = 'ungit';
const PORT = 8864;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'ungit 1.5.30';
export const install = () => fromNpm(NAME, { ungit: '1.5.30' });
/** Its pages have no sign-out. */
export const signOutEnds = false;
export const open = '/';
export const account = '/';

export async function start() {
    const data = freshData(NAME);
    await run('git', ['init', '-q', data]);
    const settings = {
        port: PORT,
        ungitBindIp: '127.0.0.1',
        urlBase: `http://${NAME}.localhost`,
        authentication: true,
        users: { robin: PASSWORD },
        launchBrowser: false,
        bugtracking: false,
    };
    writeFileSync(join(data, '.ungitrc'), JSON.stringify(settings));
    const args = [npmFile(NAME, 'ungit/bin/ungit')];
    const env = { HOME: data };
    return {
        origin: ORIGIN,
        ...(await serve({ name: NAME, port: PORT, command: 'node', args, cwd: data, env })),
    };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await send(page, { '#inputUsername': 'robin', '#inputPassword': PASSWORD });
    await gone(page, '#inputPassword');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/api/gitconfig`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/', '#inputPassword', false, { as: 'nobody' }]];
