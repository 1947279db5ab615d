import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../install/command.mjs';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask, untilAnswers } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'octoprint';
const PORT = 8806;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'OctoPrint 1.11.8';
export const install = () => fromPypi(NAME, ['OctoPrint==1.11.8', 'setuptools<81']);
export const open = '/';
export const account = '/';

/** Set up, and without what would ask the network. */
const CONFIG = {
    server: { firstRun: false, onlineCheck: { enabled: false }, pluginBlacklist: { enabled: false } },
    plugins: {
        _disabled: ['announcements', 'tracking', 'pluginmanager', 'discovery', 'softwareupdate'],
    },
};

export async function start() {
    const data = freshData(NAME);
    const command = pypiProgram(NAME, 'octoprint');
    // JSON is YAML.
    writeFileSync(join(data, 'config.yaml'), JSON.stringify(CONFIG));
    const options = ['--basedir', data];
    await run(command, [...options, 'user', 'add', 'robin', '--password', PASSWORD, '--admin']);
    const listen = ['--host', '127.0.0.1', '--port', String(PORT), '--iknowwhatimdoing'];
    const args = ['serve', ...options, ...listen];
    const { stop } = await serve({ name: NAME, port: PORT, command, args });
    // Until it has its pages, it says that it is starting.
    await untilAnswers(
        `${ORIGIN}/`,
        ({ status, body }) => status > 0 && status < 400 && !body.includes('still starting up'),
    );
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await send(page, { '#login-user': 'robin', '#login-password': PASSWORD }, '#login-button');
    await there(page, '#navbar_login');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return JSON.parse((await ask(`${ORIGIN}/api/currentuser`, credentials)).body).name === 'robin';
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/', '#login-password', false, { as: 'nobody' }]];
