import { join } from 'node:path';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask } from '../lib/ask.mjs';
import { CONFIG, freshData } from '../lib/folder.mjs';
import { PASSWORD, gone, send } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'gradio';
const PORT = 8886;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'gradio 6.31.0';
export const install = () => fromPypi(NAME, ['gradio==6.31.0']);
export const open = '/';
export const account = '/';

export async function start() {
    const command = pypiProgram(NAME, 'python');
    const args = [join(CONFIG, 'gradio_app.py'), String(PORT), 'robin', PASSWORD];
    const env = { GRADIO_ANALYTICS_ENABLED: 'False', HF_HUB_OFFLINE: '1', GRADIO_SSR_MODE: 'False' };
    const cwd = freshData(NAME);
    return { origin: ORIGIN, ...(await serve({ name: NAME, port: PORT, command, args, cwd, env })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    const fields = { 'input[data-testid=textbox]': 'robin', 'input[type=password]': PASSWORD };
    await send(page, fields, 'button.primary');
    await gone(page, 'input[type=password]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/gradio_api/info`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/', 'input[type=password]', false, { as: 'nobody' }]];
