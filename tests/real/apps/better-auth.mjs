import { join } from 'node:path';
import { fromNpm, npmFile } from '../install/npm.mjs';
import { ask } from '../lib/ask.mjs';
import { CONFIG, freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'better-auth';
const PORT = 8813;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const EMAIL = 'robin@fern.example';

export const version = 'better-auth 1.7.25';
export const install = () => fromNpm(NAME, { [NAME]: '1.7.25' });
export const open = '/';
export const account = '/';

export async function start() {
    const args = [join(CONFIG, 'better-auth/server.mjs'), String(PORT), ORIGIN, npmFile(NAME, NAME)];
    const { stop } = await serve({ name: NAME, port: PORT, command: 'node', args, cwd: freshData(NAME) });
    const { status, body } = await ask(`${ORIGIN}/api/auth/sign-up/email`, undefined, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: ORIGIN },
        body: JSON.stringify({ name: 'Robin', email: EMAIL, password: PASSWORD }),
    });
    if (status !== 200) throw new Error(`the account was not made: ${body}`);
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await send(page, { 'input[name=email]': EMAIL, 'input[name=password]': PASSWORD }, 'form button');
    await there(page, '#sign-out');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/api/auth/get-session`, credentials)).body.includes(EMAIL);
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/', 'input[name=password]', false, { as: 'nobody' }]];
