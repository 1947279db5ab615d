import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { debian } from '../install/apt.mjs';
import { ask, untilAnswers } from '../lib/ask.mjs';
import { copyOf, edit } from '../lib/copy.mjs';
import { CONFIG, freshData } from '../lib/folder.mjs';
import { pause, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'lemonldap';
const PORT = 8836;
const DOMAIN = `${NAME}.localhost`;
const ORIGIN = `http://auth.${DOMAIN}:${PORT}`;

export const version = 'lemonldap-ng 2.16.1';
export const install = () =>
    debian([
        'lemonldap-ng',
        'libplack-perl',
        'starlet',
        'libgd-securityimage-perl',
        'libimage-magick-perl',
        'libemail-sender-perl',
        'libstring-random-perl',
    ]);
export const open = '/';
export const account = '/';

export async function start() {
    const data = freshData(NAME);
    const settings = join(data, 'lemonldap-ng.ini');
    copyOf('/var/lib/lemonldap-ng/conf', join(data, 'conf'));
    copyOf('/etc/lemonldap-ng/lemonldap-ng.ini', settings);
    for (const name of ['sessions/lock', 'psessions/lock', 'cache', 'captcha', 'notifications']) {
        mkdirSync(join(data, name), { recursive: true });
    }
    edit(settings, { '/var/lib/lemonldap-ng': data });
    edit(join(data, 'conf/lmConf-1.json'), {
        '/var/lib/lemonldap-ng': data,
        'http://auth.example.com/': `${ORIGIN}/`,
        'example.com': DOMAIN,
    });
    const env = { LLNG_DEFAULTCONFFILE: settings };
    const args = [
        // A browser holds connections open that a server without workers would wait for.
        '-s',
        'Starlet',
        '--max-workers',
        '6',
        '--host',
        '127.0.0.1',
        '--port',
        String(PORT),
        '-E',
        'deployment',
        join(CONFIG, 'lemonldap.psgi'),
    ];
    const { stop } = await serve({ name: NAME, port: PORT, command: 'plackup', args, cwd: data, env });
    await untilAnswers(`${ORIGIN}/`, ({ status }) => status > 0);
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await pause(1_200);
    await send(page, { '#userfield': 'dwho', '#passwordfield': 'dwho' }, 'button[type=submit].btn-success');
    await there(page, 'a[href*=logout], #menu');
    await pause(1_500);
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    const { status, body } = await ask(`${ORIGIN}/`, credentials);
    return status === 200 && body.includes('logout=1');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/', '#passwordfield', false, { as: 'nobody' }]];
