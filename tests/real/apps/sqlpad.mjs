import { fromNpm, npmFile } from '../install/npm.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'sqlpad';
const PORT = 8865;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const EMAIL = 'robin@fern.example';

export const version = 'sqlpad 3.1.0';
export const install = () => fromNpm(NAME, { sqlpad: '3.1.0' });
export const open = '/signin';
export const account = '/queries';

export async function start() {
    const data = freshData(NAME);
    const env = {
        SQLPAD_IP: '127.0.0.1',
        SQLPAD_PORT: String(PORT),
        SQLPAD_DB_PATH: data,
        SQLPAD_ADMIN: EMAIL,
    };
    const args = [npmFile(NAME, 'sqlpad/server.js')];
    const { stop } = await serve({ name: NAME, port: PORT, command: 'node', args, env });
    await ask(`${ORIGIN}/api/signup`, undefined, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ email: EMAIL, password: PASSWORD, passwordConfirmation: PASSWORD }),
    });
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/signin`);
    await send(page, { 'input[type=email], input[name=email]': EMAIL, 'input[type=password]': PASSWORD });
    await gone(page, 'input[type=password]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/api/queries`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/signin', 'input[type=password]', false, { as: 'nobody' }]];
