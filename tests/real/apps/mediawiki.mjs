import { join } from 'node:path';
import { ask } from '../lib/ask.mjs';
import { copyOf } from '../lib/copy.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { php, servePhp, withPhp } from '../lib/php.mjs';

const NAME = 'mediawiki';
const PORT = 8821;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const PROGRAM = '/usr/share/mediawiki';

export const version = 'mediawiki 1.39.17';
export const install = () => withPhp('mediawiki');
export const open = '/index.php/Main_Page';
export const account = '/index.php/Special:Preferences';

export async function start() {
    const data = freshData(NAME);
    const root = join(data, 'wiki');
    // Its settings lie beside it.
    copyOf('/var/lib/mediawiki', root);
    const options = {
        dbtype: 'sqlite',
        dbpath: data,
        dbname: NAME,
        server: ORIGIN,
        scriptpath: '',
        confpath: root,
        lang: 'en',
        pass: PASSWORD,
    };
    const given = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
    await php([join(PROGRAM, 'maintenance/install.php'), ...given, 'Notes of Robin', 'Admin'], {
        env: { MW_CONFIG_FILE: join(root, 'LocalSettings.php') },
    });
    const env = { MW_INSTALL_PATH: PROGRAM, MW_CONFIG_FILE: join(root, 'LocalSettings.php') };
    return { origin: ORIGIN, ...(await servePhp({ name: NAME, port: PORT, root, env })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/index.php?title=Special:UserLogin`);
    await send(page, { '#wpName1': 'Admin', '#wpPassword1': PASSWORD }, '#wpLoginAttempt');
    await there(page, '#pt-userpage, #pt-userpage-2, .vector-user-menu-logged-in');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/index.php/Main_Page`, credentials)).body.includes('"wgUserName":"Admin"');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    ['/index.php?title=Special:UserLogin', '#wpPassword1', false, { as: 'nobody' }],
    ['/index.php?title=Special:CreateAccount', '#wpPassword2', true, { as: 'nobody' }],
    [
        '/index.php?title=Special:ChangeCredentials/MediaWiki%5CAuth%5CPasswordAuthenticationRequest',
        'input[name=password]',
        true,
    ],
];
