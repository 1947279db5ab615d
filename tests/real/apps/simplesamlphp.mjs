import { join } from 'node:path';
import { ask } from '../lib/ask.mjs';
import { copyOf, edit } from '../lib/copy.mjs';
import { CONFIG, folder, freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { servePhp, withPhp } from '../lib/php.mjs';

const NAME = 'simplesamlphp';
const PORT = 8866;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'simplesamlphp 1.19.7';
export const install = () => withPhp('simplesamlphp');
export const open = '/module.php/core/frontpage_welcome.php';
export const account = '/module.php/core/authenticate.php?as=admin';

export async function start() {
    const data = freshData(NAME);
    const config = join(data, 'config');
    copyOf('/etc/simplesamlphp', config);
    edit(join(config, 'config.php'), {
        "'baseurlpath' => 'simplesamlphp/'": `'baseurlpath' => '${ORIGIN}/'`,
        "'loggingdir' => '/var/log/simplesamlphp/'": `'loggingdir' => '${folder('data', NAME, 'log')}/'`,
        "'tempdir' => '/tmp/simplesaml'": `'tempdir' => '${folder('data', NAME, 'tmp')}'`,
        "'logging.handler' => 'syslog'": "'logging.handler' => 'errorlog'",
        "'admin.protectindexpage' => false": "'admin.protectindexpage' => true",
        "'session.cookie.secure' => true": "'session.cookie.secure' => false",
        "require_once('/var/lib/simplesamlphp/secrets.inc.php');": `$config['auth.adminpassword'] = '${PASSWORD}';
$config['secretsalt'] = 'of-these-tests';
$config['session.cookie.samesite'] = 'Lax';`,
    });
    const served = await servePhp({
        name: NAME,
        port: PORT,
        root: '/usr/share/simplesamlphp/www',
        env: { SIMPLESAMLPHP_CONFIG_DIR: config },
        router: join(CONFIG, 'path_info_router.php'),
    });
    return { origin: ORIGIN, ...served };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}${account}`);
    await send(page, { 'input[name=password]': PASSWORD });
    await gone(page, 'input[name=password]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).status === 200;
}
