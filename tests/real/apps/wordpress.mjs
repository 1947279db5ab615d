import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../lib/ask.mjs';
import { copyOf } from '../lib/copy.mjs';
import { CONFIG, freshData } from '../lib/folder.mjs';
import { DATABASE_PORT, DATABASE_USER, startMariadb, together, withMariadb } from '../lib/mariadb.mjs';
import { PASSWORD, pause, send, there } from '../lib/person.mjs';
import { php, servePhp, withPhp } from '../lib/php.mjs';

const NAME = 'wordpress';
const PORT = 8820;
const HOST = `${NAME}.localhost`;
const ORIGIN = `http://${HOST}:${PORT}`;
const ROOT = '/usr/share/wordpress';

export const version = 'wordpress 6.1.9';
export async function install() {
    await withPhp('wordpress');
    await withMariadb();
}
export const open = '/wp-login.php';
export const account = '/wp-admin/profile.php';

export async function start() {
    const content = freshData(NAME);
    copyOf('/var/lib/wordpress/wp-content', content);
    const database = await startMariadb(NAME);
    const defines = {
        DB_NAME: NAME,
        DB_USER: DATABASE_USER,
        DB_PASSWORD: PASSWORD,
        DB_HOST: `127.0.0.1:${DATABASE_PORT}`,
        WP_CONTENT_DIR: content,
        WP_HOME: ORIGIN,
        WP_SITEURL: ORIGIN,
        ...Object.fromEntries(
            ['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'].flatMap((name) => [
                [`${name}_KEY`, `${name} key of these tests`],
                [`${name}_SALT`, `${name} salt of these tests`],
            ]),
        ),
    };
    const lines = Object.entries(defines).map(([name, value]) => `define('${name}', '${value}');`);
    // No request leaves the machine, also not one for newer versions.
    lines.push("define('WP_HTTP_BLOCK_EXTERNAL', true);", "define('DISABLE_WP_CRON', true);");
    mkdirSync('/etc/wordpress', { recursive: true });
    writeFileSync(`/etc/wordpress/config-${HOST}.php`, `<?php\n${lines.join('\n')}\n`);
    await php([join(CONFIG, 'wordpress_install.php'), `${HOST}:${PORT}`, PASSWORD]);
    const router = join(CONFIG, 'wordpress_router.php');
    const site = await servePhp({ name: NAME, port: PORT, root: ROOT, router, env: { WP_CONTENT: content } });
    return together(ORIGIN, database, site);
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/wp-login.php`);
    // The page puts the focus into its first field a moment after it has come.
    await pause(600);
    await send(page, { '#user_login': 'robin', '#user_pass': PASSWORD }, '#wp-submit');
    await there(page, '#wpadminbar');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).body.includes('wpadminbar');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    ['/wp-login.php', '#user_pass', false, { as: 'nobody' }],
    ['/wp-admin/user-new.php', '#pass1', true],
    ['/wp-admin/profile.php', '#pass1', true, { before: (page) => page.click('.wp-generate-pw') }],
];
