import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../lib/ask.mjs';
import { copyOf, edit, write } from '../lib/copy.mjs';
import { freshData } from '../lib/folder.mjs';
import { DATABASE_PORT, DATABASE_USER, startMariadb, together, withMariadb } from '../lib/mariadb.mjs';
import { PASSWORD, pause, send } from '../lib/person.mjs';
import { servePhp, withPhp } from '../lib/php.mjs';

const NAME = 'tt-rss';
const PORT = 8829;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'tt-rss 21~git20210204';
export async function install() {
    await withPhp('tt-rss');
    await withMariadb();
}
export const open = '/';
export const account = '/index.php';

export async function start() {
    const data = freshData(NAME);
    const root = join(data, 'root');
    copyOf('/usr/share/tt-rss/www', root);
    for (const name of [
        'lock',
        'cache',
        ...['simplepie', 'export', 'upload', 'images'].map((of) => `cache/${of}`),
    ]) {
        mkdirSync(join(data, name), { recursive: true });
    }
    copyOf('/etc/tt-rss/config.php', join(root, 'config.php'));
    edit(join(root, 'config.php'), {
        "include_once('/etc/tt-rss/database.php')": `$dbtype = 'mysql'; $dbserver = '127.0.0.1'; $dbport = '${DATABASE_PORT}';
            $dbuser = '${DATABASE_USER}'; $dbname = 'ttrss'; $dbpass = '${PASSWORD}'`,
        '%SELF_URL_PATH': `${ORIGIN}/`,
        '/var/lib/tt-rss': join(data, 'lock'),
        '/var/cache/tt-rss': join(data, 'cache'),
        "'CHECK_FOR_UPDATES', true": "'CHECK_FOR_UPDATES', false",
    });
    // Everything here runs as whoever runs this, which can be root.
    edit(join(root, 'include/sanity_check.php'), { 'posix_getuid() == 0': 'false' });
    const database = await startMariadb('ttrss');
    await database.sql(readFileSync('/usr/share/tt-rss/schema/ttrss_schema_mysql.sql', 'utf8'));
    write(join(root, 'feed-icons/index.html'), '');
    return together(ORIGIN, database, await servePhp({ name: NAME, port: PORT, root }));
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await pause(1_500);
    await send(page, { 'input[name=login]': 'admin', 'input[name=password]': 'password' });
    await pause(5_000);
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return /<title>Tiny Tiny RSS<\/title>/.test((await ask(`${ORIGIN}${account}`, credentials)).body);
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/', 'input[name=password]', false, { as: 'nobody' }]];
