import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ADMIN, BASE, DIRECTORY_PORT, startSlapd, withSlapd } from '../lib/slapd.mjs';
import { ask } from '../lib/ask.mjs';
import { copyOf, edit } from '../lib/copy.mjs';
import { freshData } from '../lib/folder.mjs';
import { together } from '../lib/mariadb.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { servePhp, withPhp } from '../lib/php.mjs';

const NAME = 'ldap-account-manager';
const PORT = 8874;
const ORIGIN = `http://lam.localhost:${PORT}`;

export const version = 'ldap-account-manager 8.3';
export async function install() {
    await withPhp('php-ldap', 'php-imagick', 'ldap-account-manager');
    await withSlapd();
}
export const open = '/templates/login.php';
export const account = '/templates/lists/list.php?type=user';

export async function start() {
    const root = join(freshData(NAME), 'root');
    mkdirSync(root);
    copyOf('/usr/share/ldap-account-manager', root);
    edit(join(root, 'config/lam.conf'), {
        'ldap://localhost:389': `ldap://127.0.0.1:${DIRECTORY_PORT}`,
        'cn=Manager,dc=my-domain,dc=com': ADMIN,
        'dc=my-domain,dc=com': BASE,
        'dc=yourdomain,dc=org': BASE,
    });
    edit(join(root, 'config/config.cfg'), { SYSLOG: 'NONE' });
    const directory = await startSlapd();
    return together(ORIGIN, directory, await servePhp({ name: NAME, port: PORT, root }));
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/templates/login.php`);
    await send(page, { '#passwd': PASSWORD }, '#btn_checklogin');
    await there(page, 'a[href*="logout.php"]');
}

/**
 * The password is in the session, under a key that is in two others: without them pages come with nothing in them.
 * @param {import('../lib/ask.mjs').Credentials} credentials
 */
export async function signedIn(credentials) {
    const { status, body } = await ask(`${ORIGIN}${account}`, credentials);
    return status === 200 && body.includes('logout.php') && body.includes('robin');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/templates/login.php', '#passwd', false, { as: 'nobody' }]];
