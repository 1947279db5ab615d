import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { debian } from '../install/apt.mjs';
import { run } from '../install/command.mjs';
import { ask, untilAnswers } from '../lib/ask.mjs';
import { write } from '../lib/copy.mjs';
import { CONFIG, folder, freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'redmine';
const PORT = 8833;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const PROGRAM = '/usr/share/redmine';
const DATABASE = 'redmine.db';

export const version = 'redmine 5.0.4';
export const open = '/login';
export const account = '/my/account';

/** Making its tables takes long, so that it is done once. */
export async function install() {
    await debian(['dbconfig-no-thanks', 'redmine', 'redmine-sqlite', 'ruby-webrick']);
    const made = folder('template', NAME);
    if (existsSync(join(made, 'done'))) return;
    const env = placed(made);
    const rake = ['-S', 'rake', '-f', join(PROGRAM, 'Rakefile')];
    await run('ruby', [...rake, 'db:migrate'], { cwd: PROGRAM, env });
    await run('ruby', [...rake, 'redmine:load_default_data'], {
        cwd: PROGRAM,
        env: { ...env, REDMINE_LANG: 'en' },
    });
    const script = `u = User.find_by_login('admin'); u.password = '${PASSWORD}'; u.must_change_passwd = false; u.save!`;
    await run('ruby', ['bin/rails', 'runner', script], { cwd: PROGRAM, env });
    write(join(made, 'done'), '');
}

/** An instance in a folder. @param {string} path */
function placed(path) {
    for (const name of ['config', 'files', 'log', 'tmp/cache'])
        mkdirSync(join(path, name), { recursive: true });
    const database = { adapter: 'sqlite3', database: join(path, DATABASE) };
    // JSON is YAML.
    write(join(path, 'config/database.yml'), JSON.stringify({ production: database }));
    write(join(path, 'config/secret_key.txt'), 'thirty characters of these tests, and no secret');
    return {
        RAILS_ENV: 'production',
        REDMINE_INSTANCE: relative(join(PROGRAM, 'instances'), path),
        SCHEMA: join(path, 'schema.rb'),
    };
}

export async function start() {
    const data = freshData(NAME);
    const env = placed(data);
    copyFileSync(join(folder('template', NAME), DATABASE), join(data, DATABASE));
    const args = [join(CONFIG, 'redmine_server.rb'), String(PORT)];
    const { stop } = await serve({ name: NAME, port: PORT, command: 'ruby', args, cwd: PROGRAM, env });
    await untilAnswers(`${ORIGIN}/login`);
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/login`);
    await send(page, { '#username': 'admin', '#password': PASSWORD }, '#login-submit');
    await there(page, 'a.logout');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    ['/login', '#password', false, { as: 'nobody' }],
    ['/account/register', '#user_password', true, { as: 'nobody' }],
    ['/my/password', '#new_password', true],
];
