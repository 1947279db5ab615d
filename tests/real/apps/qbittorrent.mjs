import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { debian } from '../install/apt.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'qbittorrent';
const PORT = 8851;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const SETTINGS = `[LegalNotice]
Accepted=true

[Preferences]
WebUI\\Address=127.0.0.1
WebUI\\Port=${PORT}
WebUI\\HostHeaderValidation=false
`;

export const version = 'qbittorrent-nox 4.5.2';
export const install = () => debian(['qbittorrent-nox']);
export const open = '/';
export const account = '/';

export async function start() {
    const data = freshData(NAME);
    const config = join(data, 'qBittorrent/config');
    mkdirSync(config, { recursive: true });
    writeFileSync(join(config, 'qBittorrent.conf'), SETTINGS);
    const args = [`--profile=${data}`];
    return { origin: ORIGIN, ...(await serve({ name: NAME, port: PORT, command: 'qbittorrent-nox', args })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    // Who may sign in as it is installed.
    await send(page, { '#username': 'admin', '#password': 'adminadmin' }, '#login');
    await there(page, '#desktopNavbar');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/api/v2/app/version`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/', '#password', false, { as: 'nobody' }]];
