import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../lib/ask.mjs';
import { copyOf } from '../lib/copy.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { php, servePhp, withPhp } from '../lib/php.mjs';

const NAME = 'dokuwiki';
const PORT = 8822;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'dokuwiki 2022-07-31a';
export const install = () => withPhp('dokuwiki');
/** What it signs in with again is in the cookie; its sign-out forgets it in the browser. */
export const signOutEnds = false;
export const open = '/doku.php?id=start';
export const account = '/doku.php?id=start&do=profile';

/** A sign-in is one browser's: it is accepted with what that sends with every request only. @type {Record<string, string>} */
let headers = {};

export async function start() {
    const data = freshData(NAME);
    const conf = join(data, 'conf');
    const pages = join(data, 'pages');
    const root = join(data, 'root');
    copyOf('/etc/dokuwiki', conf);
    copyOf('/var/lib/dokuwiki/data', pages);
    copyOf('/usr/share/dokuwiki', root);
    const hash = (await php(['-r', `echo password_hash('${PASSWORD}', PASSWORD_BCRYPT);`])).trim();
    const settings = {
        title: 'Notes of Robin',
        savedir: pages,
        useacl: 1,
        superuser: '@admin',
        baseurl: ORIGIN,
        basedir: '/',
        updatecheck: 0,
        disableactions: '',
    };
    const lines = Object.entries(settings).map(([key, value]) => `$conf['${key}'] = '${value}';`);
    writeFileSync(join(conf, 'local.php'), `<?php\n${lines.join('\n')}\n`);
    writeFileSync(join(conf, 'users.auth.php'), `admin:${hash}:Robin:robin@fern.example:admin,user\n`);
    writeFileSync(join(conf, 'acl.auth.php'), '*\t@ALL\t8\n');
    const prepended = `define('DOKU_MAIN_CONF', '${conf}/'); define('DOKU_CONF', '${conf}/');`;
    return { origin: ORIGIN, ...(await servePhp({ name: NAME, port: PORT, root, prepended })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/doku.php?id=start&do=login`);
    const firefox = await page.evaluate(() => navigator.userAgent.includes('Firefox'));
    headers = {
        'Accept-Language': firefox ? 'en-US,en;q=0.5' : 'en-US,en;q=0.9',
        'Accept-Encoding': 'gzip, deflate, br, zstd',
    };
    const fields = { '#dw__login input[name=u]': 'admin', '#dw__login input[name=p]': PASSWORD };
    await send(page, fields, '#dw__login button[type=submit]');
    await there(page, 'a[href*="do=logout"]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    const { body } = await ask(`${ORIGIN}/doku.php?id=start`, credentials, { headers });
    return body.includes('do=logout');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    ['/doku.php?id=start&do=login', '#dw__login input[name=p]', false, { as: 'nobody' }],
    ['/doku.php?id=start&do=profile', '#dw__register input[name=newpass]', true],
];
