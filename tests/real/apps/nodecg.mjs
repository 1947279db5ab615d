import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromNpm, npmFile } from '../install/npm.mjs';
import { ask, untilAnswers } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'nodecg';
const PORT = 8931;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'nodecg 2.6.4';
export const install = () => fromNpm(NAME, { nodecg: '2.6.4' });
/** Its sign-out ends the session, and leaves the token for its sockets, which opens the dashboard too. */
export const signOutEnds = false;
export const open = '/login/';
export const account = '/dashboard/';

export async function start() {
    const data = freshData(NAME);
    const config = {
        host: '127.0.0.1',
        port: PORT,
        baseURL: new URL(ORIGIN).host,
        login: {
            enabled: true,
            sessionSecret: 'of these tests',
            local: { enabled: true, allowedUsers: [{ username: 'robin', password: PASSWORD }] },
        },
    };
    // It keeps what it has below the package that it is installed in, and shows that.
    const bundle = { name: 'fern', version: '1.0.0', nodecg: { compatibleRange: '^2.0.0' } };
    writeFileSync(join(data, 'package.json'), JSON.stringify(bundle));
    symlinkSync(npmFile(NAME), join(data, 'node_modules'));
    mkdirSync(join(data, 'cfg'));
    writeFileSync(join(data, 'cfg/nodecg.json'), JSON.stringify(config));
    const args = ['node_modules/nodecg/index.js'];
    const { stop } = await serve({ name: NAME, port: PORT, command: 'node', args, cwd: data });
    await untilAnswers(`${ORIGIN}/login/`);
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/login/`);
    await send(page, { '#username': 'robin', '#password': PASSWORD }, '#localSubmit');
    await gone(page, '#password');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/dashboard/`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/login/', '#password', false, { as: 'nobody' }]];
