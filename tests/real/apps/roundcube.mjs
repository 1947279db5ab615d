import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { debian } from '../install/apt.mjs';
import { ask } from '../lib/ask.mjs';
import { copyOf, phpOf, write } from '../lib/copy.mjs';
import { freshData } from '../lib/folder.mjs';
import { startMail } from '../lib/mail.mjs';
import { together } from '../lib/mariadb.mjs';
import { PASSWORD, pause, send, there } from '../lib/person.mjs';
import { servePhp, withPhp } from '../lib/php.mjs';

const NAME = 'roundcube';
const PORT = 8826;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const ADDRESS = 'robin@fern.example';

export const version = 'roundcube 1.6.5';
export async function install() {
    await withPhp('roundcube', 'roundcube-sqlite3', 'roundcube-plugins');
    await debian(['dovecot-imapd']);
}
export const open = '/';
export const account = '/?_task=mail';

export async function start() {
    const data = freshData(NAME);
    const config = join(data, 'config');
    copyOf('/etc/roundcube', config);
    for (const name of ['temp', 'logs']) mkdirSync(join(data, name));
    const mail = await startMail(ADDRESS);
    const settings = {
        $config: [],
        "$config['db_dsnw']": `sqlite:///${join(data, 'mail.db')}?mode=0646`,
        "$config['imap_host']": `127.0.0.1:${mail.port}`,
        "$config['des_key']": 'twenty-four-letters-here',
        "$config['plugins']": ['password'],
        "$config['temp_dir']": join(data, 'temp'),
        "$config['log_dir']": join(data, 'logs'),
        "$config['skin']": 'elastic',
    };
    write(join(config, 'config.inc.php'), phpOf(settings));
    const env = { ROUNDCUBE_CONFIG_DIR: config };
    const site = await servePhp({ name: NAME, port: PORT, root: '/var/lib/roundcube/public_html', env });
    return together(ORIGIN, mail, site);
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await pause(500);
    await send(page, { '#rcmloginuser': ADDRESS, '#rcmloginpwd': PASSWORD }, '#rcmloginsubmit');
    await there(page, '#taskmenu');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).body.includes('_task=logout');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    ['/', '#rcmloginpwd', false, { as: 'nobody' }],
    ['/?_task=settings&_action=plugin.password', '#newpasswd', true],
];
