import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { debian } from '../install/apt.mjs';
import { ask } from '../lib/ask.mjs';
import { write } from '../lib/copy.mjs';
import { freshData } from '../lib/folder.mjs';
import { together } from '../lib/mariadb.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'amule';
const PORT = 8847;
const OTHERS_PORT = 8861;
const CONTROL_PORT = 8863;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
/** Between its two programs. */
const SECRET = 'of these tests';

export const version = 'amule 2.3.3';
export const install = () => debian(['amule-daemon', 'amule-utils']);
export const open = '/';
export const account = '/amuleweb-main-dload.php';

export async function start() {
    const data = freshData(NAME);
    const lines = [
        ...[
            '[eMule]',
            `Port=${OTHERS_PORT}`,
            'UDPEnable=0',
            'ConnectToKad=0',
            'ConnectToED2K=0',
            'Autoconnect=0',
        ],
        ...[
            '[ExternalConnect]',
            'AcceptExternalConnections=1',
            'ECAddress=127.0.0.1',
            `ECPort=${CONTROL_PORT}`,
        ],
        `ECPassword=${createHash('md5').update(SECRET).digest('hex')}`,
        ...['[WebServer]', 'Enabled=0'],
    ];
    write(join(data, 'amule.conf'), `${lines.join('\n')}\n`);
    const env = { HOME: data };
    const daemon = { name: 'amuled', port: CONTROL_PORT, command: 'amuled', args: ['-c', data] };
    const shared = await serve({ ...daemon, cwd: data, env });
    const control = ['-h', '127.0.0.1', '-p', String(CONTROL_PORT), '-P', SECRET];
    const own = ['-s', String(PORT), '-A', PASSWORD, '-q', '-f', join(data, 'remote.conf')];
    const args = [...control, ...own, '--template=default'];
    const web = await serve({ name: NAME, port: PORT, command: 'amuleweb', args, cwd: data, env });
    return together(ORIGIN, shared, web);
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await send(page, { 'input[name=pass]': PASSWORD }, 'input[type=submit]');
    await there(page, 'a[href="login.php"]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).body.includes('href="login.php"');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/', 'input[name=pass]', false, { as: 'nobody' }]];
