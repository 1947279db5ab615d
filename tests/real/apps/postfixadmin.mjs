import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../lib/ask.mjs';
import { copyOf, edit, phpOf, write } from '../lib/copy.mjs';
import { freshData } from '../lib/folder.mjs';
import { send, there } from '../lib/person.mjs';
import { php, servePhp, withPhp } from '../lib/php.mjs';

const NAME = 'postfixadmin';
const PORT = 8827;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const ADDRESS = 'robin@fern.example';
/** It wants digits in one. */
const PASSWORD = 'Vq7-Harbour-Lamp92';

export const version = 'postfixadmin 3.3.13';
export const install = () => withPhp('postfixadmin', 'sqlite3');
export const open = '/login.php';
export const account = '/main.php';

export async function start() {
    const data = freshData(NAME);
    const root = join(data, 'root');
    copyOf('/usr/share/postfixadmin', root);
    mkdirSync(join(root, 'templates_c'), { recursive: true });
    const file = join(data, 'postfixadmin.db');
    write(file, '');
    const settings = {
        "$CONF['configured']": true,
        "$CONF['database_type']": 'sqlite',
        "$CONF['database_name']": file,
        "$CONF['emailcheck_resolve_domain']": 'NO',
        "$CONF['encrypt']": 'php_crypt:BLOWFISH',
    };
    write(
        join(root, 'dbconfig.inc.php'),
        "<?php\n$dbtype = $basepath = $dbname = $dbuser = $dbpass = $dbserver = '';\n",
    );
    edit(join(root, 'config.inc.php'), {
        "require_once('dbconfig.inc.php')": `require_once('${root}/dbconfig.inc.php')`,
    });
    write(join(root, 'config.local.php'), phpOf(settings));
    await php([join(root, 'public/upgrade.php')], { cwd: join(root, 'public') });
    const scripts = ['--superadmin', '1', '--active', '1', '--password', PASSWORD, '--password2', PASSWORD];
    await php([join(root, 'scripts/postfixadmin-cli.php'), 'admin', 'add', ADDRESS, ...scripts], {
        cwd: root,
    });
    return { origin: ORIGIN, ...(await servePhp({ name: NAME, port: PORT, root: join(root, 'public') })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/login.php`);
    const fields = { 'input[name=fUsername]': ADDRESS, 'input[name=fPassword]': PASSWORD };
    await send(page, fields, 'form [type=submit]');
    await there(page, 'a[href="login.php"]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    const { status, body } = await ask(`${ORIGIN}${account}`, credentials);
    return status === 200 && body.includes('Logout');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/login.php', 'input[name=fPassword]', false, { as: 'nobody' }]];
