import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { debian } from '../install/apt.mjs';
import { ask } from '../lib/ask.mjs';
import { copyOf, edit, phpOf, write } from '../lib/copy.mjs';
import { freshData } from '../lib/folder.mjs';
import { DATABASE_PORT, DATABASE_USER, startMariadb, together, withMariadb } from '../lib/mariadb.mjs';
import { PASSWORD, pause, send, there } from '../lib/person.mjs';
import { servePhp, withPhp } from '../lib/php.mjs';

const NAME = 'zabbix';
const PORT = 8830;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const TABLES = '/usr/share/zabbix-server-mysql';

export const version = 'zabbix 6.0.14';
export async function install() {
    await withPhp('zabbix-frontend-php', 'php-bcmath', 'php-ldap');
    await withMariadb();
    await debian(['zabbix-server-mysql']);
}
export const open = '/index.php';
export const account = '/zabbix.php?action=userprofile.edit';

export async function start() {
    const data = freshData(NAME);
    const root = join(data, 'root');
    const config = join(data, 'zabbix.conf.php');
    copyOf('/usr/share/zabbix', root);
    edit(join(root, 'include/classes/core/CConfigFile.php'), { '/etc/zabbix/zabbix.conf.php': config });
    const settings = {
        "$DB['TYPE']": 'MYSQL',
        "$DB['SERVER']": '127.0.0.1',
        "$DB['PORT']": String(DATABASE_PORT),
        "$DB['DATABASE']": NAME,
        "$DB['USER']": DATABASE_USER,
        "$DB['PASSWORD']": PASSWORD,
        "$DB['SCHEMA']": '',
        "$DB['ENCRYPTION']": false,
        "$DB['DOUBLE_IEEE754']": true,
        $ZBX_SERVER_NAME: 'Fern',
        $IMAGE_FORMAT_DEFAULT: 'IMAGE_FORMAT_PNG',
    };
    write(config, phpOf(settings));
    const database = await startMariadb(NAME);
    const tables = ['schema', 'images', 'data'].map((name) =>
        gunzipSync(readFileSync(join(TABLES, `${name}.sql.gz`))),
    );
    await database.sql(`SET autocommit = 0; ${Buffer.concat(tables)}; COMMIT;`);
    const limits = { max_execution_time: '300', max_input_time: '300', post_max_size: '16M' };
    return together(ORIGIN, database, await servePhp({ name: NAME, port: PORT, root, settings: limits }));
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/index.php`);
    await send(page, { '#name': 'Admin', '#password': 'zabbix' }, '#enter');
    await there(page, '.icon-signout');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    const { status, body } = await ask(`${ORIGIN}${account}`, credentials);
    return status === 200 && /ZABBIX\.logout|Sign out/.test(body);
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    ['/index.php', '#password', false, { as: 'nobody' }],
    [
        '/zabbix.php?action=userprofile.edit',
        '#password1',
        true,
        {
            before: (page) =>
                page.click('button[onclick*=password], #change_password').then(() => pause(1_500)),
        },
    ],
];
