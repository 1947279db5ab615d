import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../lib/ask.mjs';
import { write } from '../lib/copy.mjs';
import { CONFIG, freshData } from '../lib/folder.mjs';
import { DATABASE_PORT, DATABASE_USER, startMariadb, together, withMariadb } from '../lib/mariadb.mjs';
import { PASSWORD, pause, send, there } from '../lib/person.mjs';
import { php, servePhp, withPhp } from '../lib/php.mjs';

const NAME = 'icingaweb2';
const PORT = 8831;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'icingaweb2 2.11.4';
export async function install() {
    await withPhp('icingaweb2');
    await withMariadb();
}
export const open = '/authentication/login';
export const account = '/account';

export async function start() {
    const data = freshData(NAME);
    const [config, storage] = [join(data, 'config'), join(data, 'storage')];
    for (const path of [config, storage, join(config, 'enabledModules')]) mkdirSync(path);
    for (const name of ['ipl', 'incubator', 'reactbundle', 'doc']) {
        symlinkSync(`/usr/share/icingaweb2/modules/${name}`, join(config, 'enabledModules', name));
    }
    /** @type {Record<string, Record<string, Record<string, string | number>>>} */
    const files = {
        config: {
            global: {
                show_stacktraces: 1,
                config_backend: 'db',
                config_resource: 'database',
                module_path: '/usr/share/icingaweb2/modules',
            },
            logging: { log: 'none' },
        },
        authentication: { people: { backend: 'db', resource: 'database' } },
        groups: { people: { backend: 'db', resource: 'database' } },
        resources: {
            database: {
                type: 'db',
                db: 'mysql',
                host: '127.0.0.1',
                port: DATABASE_PORT,
                dbname: NAME,
                username: DATABASE_USER,
                password: PASSWORD,
                charset: 'utf8mb4',
            },
        },
        roles: { Administrators: { users: 'robin', permissions: '*' } },
    };
    for (const [name, sections] of Object.entries(files)) write(join(config, `${name}.ini`), iniOf(sections));
    const database = await startMariadb(NAME);
    await database.sql(readFileSync('/usr/share/icingaweb2/schema/mysql.schema.sql', 'utf8'));
    const hash = (await php(['-r', `echo password_hash('${PASSWORD}', PASSWORD_BCRYPT);`])).trim();
    await database.sql(
        `INSERT INTO icingaweb_user (name, active, password_hash) VALUES ('robin', 1, '${hash}')`,
    );
    const env = { ICINGAWEB_CONFIGDIR: config, ICINGAWEB_STORAGEDIR: storage };
    const router = join(CONFIG, 'index_router.php');
    const root = '/usr/share/icingaweb2/public';
    return together(ORIGIN, database, await servePhp({ name: NAME, port: PORT, root, env, router }));
}

/** @param {Record<string, Record<string, string | number>>} sections */
function iniOf(sections) {
    const text = Object.entries(sections).map(
        ([name, values]) =>
            `[${name}]\n${Object.entries(values)
                .map(([key, value]) => `${key} = "${value}"\n`)
                .join('')}`,
    );
    return text.join('\n');
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/authentication/login`);
    await pause(500);
    await send(
        page,
        { 'input[name=username]': 'robin', 'input[name=password]': PASSWORD },
        'input[type=submit]',
    );
    await there(page, '#menu');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    const { status, body } = await ask(`${ORIGIN}${account}`, credentials);
    return status === 200 && body.includes('authentication/logout');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    ['/authentication/login', 'input[name=password]', false, { as: 'nobody' }],
    ['/account', 'input[name=new_password]', true],
];
