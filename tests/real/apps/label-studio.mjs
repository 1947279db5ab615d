import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask, untilAnswers } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'label-studio';
const PORT = 8890;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const EMAIL = 'robin@fern.example';

export const version = 'label-studio 1.23.2';
export const install = () => fromPypi('labelstudio', ['label-studio==1.23.2']);
/** Its session is in a signed cookie; its sign-out forgets it in the browser. */
export const signOutEnds = false;
export const open = '/user/login/';
export const account = '/user/account';

export async function start() {
    const data = freshData(NAME);
    const env = {
        LABEL_STUDIO_BASE_DATA_DIR: data,
        SECRET_KEY: 'of these tests',
        SENTRY_DSN: '',
        FRONTEND_SENTRY_DSN: '',
        COLLECT_ANALYTICS: '0',
        LATEST_VERSION_CHECK: '0',
    };
    const listen = ['--no-browser', '--internal-host', '127.0.0.1', '--port', String(PORT)];
    const args = ['start', ...listen, '--username', EMAIL, '--password', PASSWORD];
    const command = pypiProgram('labelstudio', 'label-studio');
    const { stop } = await serve({ name: NAME, port: PORT, command, args, cwd: data, env });
    await untilAnswers(`${ORIGIN}${open}`);
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}${open}`);
    await send(page, { '#email': EMAIL, '#password': PASSWORD }, 'button[type=submit]');
    await gone(page, '#password');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/api/current-user/whoami`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    [open, '#password', false, { as: 'nobody' }],
    ['/user/signup/', '#password', true, { as: 'nobody' }],
];
