import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromNpm, npmFile } from '../install/npm.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'homebridge';
const PORT = 8808;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'homebridge-config-ui-x 5.10.0';
export const install = () => fromNpm(NAME, { homebridge: '1.11.4', 'homebridge-config-ui-x': '5.10.0' });
/** Its token is valid until it expires; its sign-out forgets it in the page. */
export const signOutEnds = false;
export const open = '/login';
export const account = '/';

export async function start() {
    const data = freshData(NAME);
    const config = {
        bridge: { name: 'Homebridge', username: '0E:C5:73:A2:1B:4D', port: 51_826, pin: '031-45-154' },
        platforms: [{ name: 'Config', platform: 'config', host: '127.0.0.1', port: PORT, auth: 'form' }],
    };
    writeFileSync(join(data, 'config.json'), JSON.stringify(config));
    // The pages only: the bridge itself would announce itself in the network.
    const args = [npmFile(NAME, 'homebridge-config-ui-x/dist/bin/standalone.js'), '-U', data];
    const env = { UIX_BASE_PATH: npmFile(NAME, 'homebridge-config-ui-x') };
    const { stop } = await serve({ name: NAME, port: PORT, command: 'node', args, cwd: data, env });
    const token = JSON.parse((await ask(`${ORIGIN}/api/setup-wizard/get-setup-wizard-token`)).body);
    const user = { name: 'Robin', username: 'robin', password: PASSWORD, admin: true };
    await ask(`${ORIGIN}/api/setup-wizard/create-first-user`, undefined, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token.access_token}` },
        body: JSON.stringify(user),
    });
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/login`);
    const fields = {
        'input[formcontrolname=username]': 'robin',
        'input[formcontrolname=password]': PASSWORD,
    };
    await send(page, fields, 'button[type=submit]');
    await there(page, 'app-status, app-layout, .sidebar, app-sidebar');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn({ localStorage }) {
    const headers = { Authorization: `Bearer ${localStorage.access_token ?? ''}` };
    return (await ask(`${ORIGIN}/api/auth/check`, undefined, { headers })).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/login', 'input[formcontrolname=password]', false, { as: 'nobody' }]];
