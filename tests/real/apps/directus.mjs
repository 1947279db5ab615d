import { join } from 'node:path';
import { run } from '../install/command.mjs';
import { fromNpm, npmFile } from '../install/npm.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'directus';
const PORT = 8811;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const EMAIL = 'robin@example.com';

export const version = 'directus 11.3.5';
export const install = () => fromNpm(NAME, { directus: '11.3.5' });
export const open = '/admin/login';
export const account = '/admin/users';

export async function start() {
    const data = freshData(NAME);
    const env = {
        HOST: '127.0.0.1',
        PORT: String(PORT),
        PUBLIC_URL: ORIGIN,
        SECRET: 'of these tests',
        DB_CLIENT: 'sqlite3',
        DB_FILENAME: join(data, 'data.db'),
        ADMIN_EMAIL: EMAIL,
        ADMIN_PASSWORD: PASSWORD,
        TELEMETRY: 'false',
        STORAGE_LOCAL_ROOT: join(data, 'uploads'),
        EXTENSIONS_PATH: join(data, 'extensions'),
    };
    const cli = npmFile(NAME, 'directus/cli.js');
    await run('node', [cli, 'bootstrap'], { cwd: data, env });
    const { stop } = await serve({
        name: NAME,
        port: PORT,
        command: 'node',
        args: [cli, 'start'],
        cwd: data,
        env,
    });
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/admin/login`);
    await send(page, { 'input[type=email]': EMAIL, 'input[type=password]': PASSWORD }, 'button[type=submit]');
    await there(page, '.module-bar');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/users/me`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/admin/login', 'input[type=password]', false, { as: 'nobody' }]];
