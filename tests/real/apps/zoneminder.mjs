import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../lib/ask.mjs';
import { copyOf, edit, write } from '../lib/copy.mjs';
import { freshData } from '../lib/folder.mjs';
import { DATABASE_PORT, DATABASE_USER, startMariadb, together, withMariadb } from '../lib/mariadb.mjs';
import { PASSWORD, pause, send, there } from '../lib/person.mjs';
import { servePhp, withPhp } from '../lib/php.mjs';

const NAME = 'zoneminder';
const PORT = 8832;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'zoneminder 1.36.33';
export async function install() {
    await withPhp('zoneminder');
    await withMariadb();
}
export const open = '/index.php';
export const account = '/index.php?view=console';

export async function start() {
    const data = freshData(NAME);
    const root = join(data, 'root');
    copyOf('/usr/share/zoneminder/www', root);
    // Its pages load scripts from there.
    const cache = join(root, 'cache');
    mkdirSync(cache);
    for (const name of ['temp', 'log', 'swap', 'events']) mkdirSync(join(data, name));
    edit(join(root, 'includes/config.php'), {
        "'/etc/zm/zm.conf'": `'${join(data, 'settings/zm.conf')}'`,
        "'/etc/zm/conf.d'": `'${join(data, 'settings/conf.d')}'`,
        "'/tmp/zm'": `'${join(data, 'temp')}'`,
        "'/var/cache/zoneminder'": `'${cache}'`,
    });
    copyOf('/etc/zm', join(data, 'settings'));
    edit(join(data, 'settings/zm.conf'), {
        'ZM_DB_HOST=localhost': `ZM_DB_HOST=127.0.0.1:${DATABASE_PORT}`,
        'ZM_DB_USER=zmuser': `ZM_DB_USER=${DATABASE_USER}`,
        'ZM_DB_PASS=zmpass': `ZM_DB_PASS=${PASSWORD}`,
    });
    const places = { ZM_DIR_EVENTS: 'events', ZM_PATH_SWAP: 'swap', ZM_PATH_LOGS: 'log' };
    const lines = Object.entries(places).map(([name, path]) => `${name}=${join(data, path)}\n`);
    write(join(data, 'settings/conf.d/99-places.conf'), lines.join(''));
    const database = await startMariadb('zm');
    await database.sql(readFileSync('/usr/share/zoneminder/db/zm_create.sql', 'utf8'));
    await database.sql(`
        UPDATE Config SET Value = '1' WHERE Name = 'ZM_OPT_USE_AUTH';
        UPDATE Config SET Value = '0' WHERE Name IN ('ZM_SHOW_PRIVACY', 'ZM_CHECK_FOR_UPDATES', 'ZM_TELEMETRY_DATA');
        UPDATE Config SET Value = 'of these tests, and no secret' WHERE Name = 'ZM_AUTH_HASH_SECRET';
    `);
    const settings = { error_reporting: '0' };
    return together(ORIGIN, database, await servePhp({ name: NAME, port: PORT, root, settings }));
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/index.php`);
    await pause(800);
    await send(page, { '#inputUsername': 'admin', '#inputPassword': 'admin' }, 'form [type=submit]');
    await there(page, '#monitorList, #consoleTable, #monitorsTable, .navbar');
    await pause(2_000);
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    const { status, body } = await ask(`${ORIGIN}${account}`, credentials);
    return (
        status === 200 &&
        /view=logout|modalLogout|logoutButton/i.test(body) &&
        !body.includes('inputPassword')
    );
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    ['/index.php', '#inputPassword', false, { as: 'nobody' }],
    ['/index.php?view=user&uid=0', 'input[name="user[Password]"], input[name="newUser[Password]"]', true],
];
