import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask, untilAnswers } from '../lib/ask.mjs';
import { write } from '../lib/copy.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'gns3-server';
const PORT = 8841;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const FOLDERS = ['images', 'projects', 'appliances', 'symbols', 'configs'];

export const version = 'gns3-server 3.0.6';
export const install = () => fromPypi(NAME, ['gns3-server==3.0.6']);
/** Its sign-out forgets a token that stays good for a day. */
export const signOutEnds = false;
export const open = '/';
export const account = '/static/web-ui/controller/1/projects';

export async function start() {
    const data = freshData(NAME);
    for (const name of FOLDERS) mkdirSync(join(data, name));
    const config = join(data, 'gns3_server.conf');
    const lines = [
        '[Controller]',
        'default_admin_username = robin',
        `default_admin_password = ${PASSWORD}`,
        '[Server]',
        `secrets_dir = ${data}`,
        ...FOLDERS.map((name) => `${name}_path = ${join(data, name)}`),
        'report_errors = False',
        'install_builtin_appliances = False',
        'hardware_virtualization_check = False',
    ];
    write(config, `${lines.join('\n')}\n`);
    const args = ['--host', '127.0.0.1', '--port', String(PORT), '--config', config];
    const env = { HOME: data, XDG_CONFIG_HOME: data };
    const command = pypiProgram(NAME, 'gns3server');
    const { stop } = await serve({ name: NAME, port: PORT, command, args, cwd: data, env });
    await untilAnswers(`${ORIGIN}/v3/version`);
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await there(page, 'input[formcontrolname=username]');
    const fields = {
        'input[formcontrolname=username]': 'robin',
        'input[formcontrolname=password]': PASSWORD,
    };
    await send(page, fields, 'button.loginButton');
    await gone(page, 'input[formcontrolname=password]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn({ localStorage }) {
    const { authToken = '' } = JSON.parse(localStorage['controller-1'] ?? '{}');
    const headers = { Authorization: `Bearer ${authToken}` };
    return (await ask(`${ORIGIN}/v3/access/users/me`, undefined, { headers })).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [[open, 'input[formcontrolname=password]', false, { as: 'nobody' }]];
