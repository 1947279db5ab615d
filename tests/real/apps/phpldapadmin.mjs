import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ADMIN, BASE, DIRECTORY_PORT, startSlapd, withSlapd } from '../lib/slapd.mjs';
import { ask } from '../lib/ask.mjs';
import { copyOf, write } from '../lib/copy.mjs';
import { freshData } from '../lib/folder.mjs';
import { together } from '../lib/mariadb.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { servePhp, withPhp } from '../lib/php.mjs';

const NAME = 'phpldapadmin';
const PORT = 8873;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const CONFIG = `<?php
$config->custom->appearance['friendly_attrs'] = array();
$servers = new Datastore();
$servers->newServer('ldap_pla');
$servers->setValue('server','name','Fern');
$servers->setValue('server','host','127.0.0.1');
$servers->setValue('server','port',${DIRECTORY_PORT});
$servers->setValue('server','base',array('${BASE}'));
$servers->setValue('login','auth_type','session');
`;

export const version = 'phpldapadmin 1.2.6.3';
export async function install() {
    await withPhp('php-ldap', 'phpldapadmin');
    await withSlapd();
}
export const open = '/';
export const account = '/cmd.php?server_id=1&redirect=true';

export async function start() {
    const data = freshData(NAME);
    const root = join(data, 'root');
    mkdirSync(root);
    copyOf('/usr/share/phpldapadmin', root);
    write(join(root, 'config/config.php'), CONFIG);
    const directory = await startSlapd();
    return together(
        ORIGIN,
        directory,
        await servePhp({ name: NAME, port: PORT, root: join(root, 'htdocs') }),
    );
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/cmd.php?cmd=login_form&server_id=1`);
    await send(page, { '#login': ADMIN, '#password': PASSWORD }, 'input[type=submit]');
    await there(page, 'a[href*="cmd=logout"]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).body.includes('cmd=logout');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/cmd.php?cmd=login_form&server_id=1', '#password', false, { as: 'nobody' }]];
