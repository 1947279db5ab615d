import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../install/command.mjs';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask } from '../lib/ask.mjs';
import { CONFIG, freshData } from '../lib/folder.mjs';
import { PASSWORD, pause, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'pgadmin';
const PORT = 8807;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const EMAIL = 'robin@fern.example.org';

export const version = 'pgadmin4 9.18';
export const install = () => fromPypi(NAME, ['pgadmin4==9.18']);
export const open = '/login';
export const account = '/browser/';

export async function start() {
    const python = pypiProgram(NAME, 'python');
    const find =
        'import importlib.util; print(importlib.util.find_spec("pgadmin4").submodule_search_locations[0])';
    const cwd = (await run(python, ['-c', find])).trim();
    copyFileSync(join(CONFIG, 'pgadmin_config_local.py'), join(cwd, 'config_local.py'));
    const env = {
        DATA: freshData(NAME),
        PORT: String(PORT),
        PGADMIN_SETUP_EMAIL: EMAIL,
        PGADMIN_SETUP_PASSWORD: PASSWORD,
    };
    await run(python, ['setup.py', 'setup-db'], { cwd, env });
    if (!existsSync(join(env.DATA, 'pgadmin4.db'))) throw new Error('pgAdmin has not set up its data');
    const { stop } = await serve({
        name: NAME,
        port: PORT,
        command: python,
        args: ['pgAdmin4.py'],
        cwd,
        env,
    });
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/login`);
    await send(page, { 'input[name=email]': EMAIL, 'input[name=password]': PASSWORD }, 'button[type=submit]');
    await there(page, '#root [data-test="app-menu-bar"], #root .MuiButton-root');
    await pause(2_000);
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/login', 'input[name=password]', false, { as: 'nobody' }]];
