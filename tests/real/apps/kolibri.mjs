import { run } from '../install/command.mjs';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask, untilAnswers } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'kolibri';
const PORT = 8885;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'kolibri 0.19.5';
export const install = () => fromPypi(NAME, ['kolibri==0.19.5']);
export const open = '/en/auth/';
export const account = '/en/device/';

export async function start() {
    const env = {
        KOLIBRI_HOME: freshData(NAME),
        KOLIBRI_LISTEN_ADDRESS: '127.0.0.1',
        KOLIBRI_HTTP_PORT: String(PORT),
        KOLIBRI_ZIP_CONTENT_PORT: '8895',
        DISABLE_ZEROCONF: '1',
    };
    const command = pypiProgram(NAME, 'kolibri');
    const facility = ['--facility', 'Fern', '--preset', 'formal', '--language_id', 'en'];
    const person = ['--superusername', 'robin', '--superuserpassword', PASSWORD];
    await run(command, ['manage', 'provisiondevice', ...facility, ...person, '--noinput'], { env });
    const { stop } = await serve({ name: NAME, port: PORT, command, args: ['start', '--foreground'], env });
    await untilAnswers(`${ORIGIN}${open}`);
    return { origin: ORIGIN, stop };
}

/** It asks for the name first, and for the password then. @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}${open}`);
    await send(page, { 'input[autocomplete=username]': 'robin' }, '.login-btn');
    await send(page, { 'input[type=password]': PASSWORD }, 'button[type=submit]');
    await gone(page, 'input[type=password]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/api/device/deviceinfo/`, credentials)).status === 200;
}
