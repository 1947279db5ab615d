import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../lib/ask.mjs';
import { copyOf, edit, phpOf, write } from '../lib/copy.mjs';
import { freshData } from '../lib/folder.mjs';
import { DATABASE_PORT, DATABASE_USER, startMariadb, together, withMariadb } from '../lib/mariadb.mjs';
import { PASSWORD, pause, send, there } from '../lib/person.mjs';
import { servePhp, withPhp } from '../lib/php.mjs';

const NAME = 'phpmyadmin';
const PORT = 8823;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'phpmyadmin 5.2.1';
export async function install() {
    await withPhp('phpmyadmin');
    await withMariadb();
}
export const open = '/index.php?route=/';
export const account = '/index.php?route=/';

export async function start() {
    const data = freshData(NAME);
    const root = join(data, 'root');
    const config = join(data, 'config.inc.php');
    copyOf('/usr/share/phpmyadmin', root);
    edit(join(root, 'libraries/vendor_config.php'), {
        '/etc/phpmyadmin/config.inc.php': config,
        '/var/lib/phpmyadmin/tmp/': join(data, 'tmp/'),
    });
    mkdirSync(join(data, 'tmp'));
    const settings = {
        "$cfg['blowfish_secret']": 'thirty-two letters are a secret!',
        "$cfg['Servers'][1]['auth_type']": 'cookie',
        "$cfg['Servers'][1]['host']": '127.0.0.1',
        "$cfg['Servers'][1]['port']": String(DATABASE_PORT),
        "$cfg['VersionCheck']": false,
    };
    write(config, phpOf(settings));
    const database = await startMariadb('notes');
    return together(ORIGIN, database, await servePhp({ name: NAME, port: PORT, root }));
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/index.php?route=/`);
    await pause(800);
    await send(page, { '#input_username': DATABASE_USER, '#input_password': PASSWORD }, '#input_go');
    await there(page, '#pma_navigation');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).body.includes('route=/logout');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    ['/index.php?route=/', '#input_password', false, { as: 'nobody' }],
    ['/index.php?route=/server/privileges&adduser=1', '#text_pma_pw', true],
    ['/index.php?route=/user-password', '#text_pma_change_pw', true],
];
