import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../install/command.mjs';
import { ask } from '../lib/ask.mjs';
import { phpOf, write } from '../lib/copy.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { servePhp, withPhp } from '../lib/php.mjs';

const NAME = 'phpliteadmin';
const PORT = 8872;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'phpliteadmin 1.9.8.2';
export const install = () => withPhp('php-fpm', 'phpliteadmin', 'sqlite3');
export const open = '/';
/** “Remember me” is ticked: its pair is the password, hashed with a salt. Signing out ends the session, and not the pair. */
export const signOutEnds = false;
export const account = '/?view=structure';

export async function start() {
    const data = freshData(NAME);
    const root = join(data, 'root');
    const kept = join(data, 'kept');
    for (const path of [root, kept]) mkdirSync(path);
    copyFileSync('/usr/share/phpliteadmin/phpliteadmin.php', join(root, 'index.php'));
    const settings = { $password: PASSWORD, $directory: kept };
    write(join(root, 'phpliteadmin.config.php'), phpOf(settings));
    const table = 'create table note(id integer primary key, text text)';
    await run('sqlite3', [join(kept, 'notes.sqlite'), table]);
    return { origin: ORIGIN, ...(await servePhp({ name: NAME, port: PORT, root })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await send(page, { 'input[name=password]': PASSWORD }, 'input[type=submit]');
    await there(page, 'input[name=logout]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    const { status, body } = await ask(`${ORIGIN}${account}`, credentials);
    return status === 200 && /logout/.test(body) && !/name=['"]password['"]/.test(body);
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/', 'input[name=password]', false, { as: 'nobody' }]];
