import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../lib/ask.mjs';
import { copyOf, phpOf, write } from '../lib/copy.mjs';
import { freshData } from '../lib/folder.mjs';
import { DATABASE_PORT, DATABASE_USER, startMariadb, together, withMariadb } from '../lib/mariadb.mjs';
import { PASSWORD, pause, send, there } from '../lib/person.mjs';
import { php, servePhp, withPhp } from '../lib/php.mjs';

const NAME = 'cacti';
const PORT = 8828;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'cacti 1.2.24';
export async function install() {
    await withPhp('cacti');
    await withMariadb();
}
export const open = '/index.php';
export const account = '/index.php';

export async function start() {
    const root = join(freshData(NAME), 'root');
    copyOf('/usr/share/cacti/site', root);
    const settings = {
        $database_type: 'mysql',
        $database_default: NAME,
        $database_hostname: '127.0.0.1',
        $database_port: String(DATABASE_PORT),
        $database_username: DATABASE_USER,
        $database_password: PASSWORD,
        $database_retries: 5,
        $database_ssl: false,
        $database_ssl_key: '',
        $database_ssl_cert: '',
        $database_ssl_ca: '',
        $database_persist: false,
        $poller_id: 1,
        $url_path: '/',
        $cacti_session_name: 'Cacti',
        $cacti_db_session: false,
    };
    write(join(root, 'include/config.php'), phpOf(settings));
    const database = await startMariadb(NAME);
    await database.sql(readFileSync('/usr/share/doc/cacti/cacti.sql', 'utf8'));
    const hash = (await php(['-r', `echo password_hash('${PASSWORD}', PASSWORD_BCRYPT);`])).trim();
    const number = readFileSync(join(root, 'include/cacti_version'), 'utf8').trim();
    // Set up, as its own assistant leaves it.
    await database.sql(`
        UPDATE version SET cacti = '${number}';
        UPDATE user_auth SET password = '${hash}', must_change_password = '', password_change = 'on' WHERE username = 'admin';
        REPLACE INTO settings (name, value) VALUES ('install_version', '${number}'), ('install_step', '97');
    `);
    return together(ORIGIN, database, await servePhp({ name: NAME, port: PORT, root }));
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/index.php`);
    await pause(800);
    const fields = { '#login_username': 'admin', '#login_password': PASSWORD };
    await send(page, fields, '#login input[type=submit]');
    await there(page, '#main, #navigation');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    const { body } = await ask(`${ORIGIN}${account}`, credentials);
    return body.includes('logout.php') && !body.includes('login_password');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    ['/index.php', '#login_password', false, { as: 'nobody' }],
    ['/auth_changepassword.php?action=password', '#password', true],
];
