import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { debian } from '../install/apt.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'znc';
const PORT = 8854;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const LOG_OUT = 'a[href*="logout"]';
const CONFIG = `Version = 1.8.2
LoadModule = webadmin
<Listener fern>
    Host = 127.0.0.1
    Port = ${PORT}
    IPv4 = true
    IPv6 = false
    SSL = false
</Listener>
<User robin>
    Admin = true
    Nick = robin
    Pass = plain#${PASSWORD}
</User>
`;

export const version = 'znc 1.8.2';
export const install = () => debian(['znc']);
export const open = '/';
export const account = '/mods/global/webadmin/edituser';

export async function start() {
    const data = freshData(NAME);
    mkdirSync(join(data, 'configs'));
    writeFileSync(join(data, 'configs/znc.conf'), CONFIG);
    const args = ['--foreground', '--allow-root', '--datadir', data];
    return { origin: ORIGIN, ...(await serve({ name: NAME, port: PORT, command: 'znc', args })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await send(page, { 'input[name=user]': 'robin', 'input[name=pass]': PASSWORD });
    await there(page, LOG_OUT);
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).body.includes('logout');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/', 'input[name=pass]', false, { as: 'nobody' }]];
