import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { debian } from '../install/apt.mjs';
import { run } from '../install/command.mjs';
import { ask, untilAnswers } from '../lib/ask.mjs';
import { write } from '../lib/copy.mjs';
import { folder, freshData } from '../lib/folder.mjs';
import { send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'request-tracker';
const PORT = 8834;
const HOST = `${NAME}.localhost`;
const ORIGIN = `http://${HOST}:${PORT}`;
const DATABASE = 'rt.db';

export const version = 'request-tracker5 5.0.3';
export const open = '/NoAuth/Login.html';
export const account = '/Prefs/Other.html';

/** Making its tables takes long, so that it is done once. */
export async function install() {
    await debian(['dbconfig-no-thanks', 'request-tracker5', 'rt5-db-sqlite']);
    const made = folder('template', NAME);
    if (existsSync(join(made, 'done'))) return;
    const env = placed(made);
    await run('/usr/sbin/rt-setup-database-5', ['--action', 'init', '--dba', 'robin', '--dba-password', ''], {
        env,
    });
    write(join(made, 'done'), '');
}

/** Settings for an instance in a folder. @param {string} path */
function placed(path) {
    const settings = {
        $rtname: 'fern.example',
        $Organization: 'fern.example',
        $WebDomain: HOST,
        $WebPort: PORT,
        $WebPath: '',
        $WebBaseURL: ORIGIN,
        $WebURL: `${ORIGIN}/`,
        $DatabaseType: 'SQLite',
        $DatabaseName: join(path, DATABASE),
        $LogToSyslog: '',
        $LogToSTDERR: 'warning',
        $MasonDataDir: join(path, 'mason'),
        $MasonSessionDir: join(path, 'sessions'),
        $VarPath: path,
        $DevelMode: 0,
    };
    for (const name of ['mason', 'sessions', 'none.d']) mkdirSync(join(path, name), { recursive: true });
    const lines = Object.entries(settings).map(([name, value]) => `Set(${name}, ${JSON.stringify(value)});`);
    const file = join(path, 'RT_SiteConfig.pm');
    write(file, `${lines.join('\n')}\n1;\n`);
    return { RT_SITE_CONFIG: file, RT_SITE_CONFIG_DIR: join(path, 'none.d') };
}

export async function start() {
    const data = freshData(NAME);
    const env = placed(data);
    copyFileSync(join(folder('template', NAME), DATABASE), join(data, DATABASE));
    const command = '/usr/share/request-tracker5/libexec/rt-server';
    const args = ['--host', '127.0.0.1', '--port', String(PORT)];
    const { stop } = await serve({ name: NAME, port: PORT, command, args, cwd: data, env });
    await untilAnswers(`${ORIGIN}/`);
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    const fields = { 'input[name=user]': 'root', 'input[name=pass]': 'password' };
    await send(page, fields, '#login input[type=submit], form#login [type=submit]');
    await there(page, '#li-page-menu, #main-navigation, #quick-personal');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    const { status, body } = await ask(`${ORIGIN}${account}`, credentials);
    return status === 200 && body.includes('NoAuth/Logout');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    ['/', 'input[name=pass]', false, { as: 'nobody' }],
    ['/Prefs/AboutMe.html', 'input[name=Pass1]', true],
];
