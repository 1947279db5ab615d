import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { fromNpm, npmFile } from '../install/npm.mjs';
import { ask, untilAnswers } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'jsreport';
const PORT = 8934;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'jsreport 4.7.0';
export const install = () => {
    // Nothing is made into PDF here.
    process.env.PUPPETEER_SKIP_DOWNLOAD = '1';
    return fromNpm(NAME, { [NAME]: '4.7.0' });
};
/** All of the session is in its cookie, encrypted. */
export const signOutEnds = false;
export const open = '/';
export const account = '/';

export async function start() {
    const data = freshData(NAME);
    const config = {
        httpPort: PORT,
        allowLocalFilesAccess: false,
        store: { provider: 'memory' },
        blobStorage: { provider: 'memory' },
        tempDirectory: join(data, 'temp'),
        logger: { file: { silent: true }, error: { silent: true } },
        extensions: {
            authentication: {
                admin: { username: 'robin', password: PASSWORD },
                cookieSession: { secret: 'of these tests' },
            },
            'sample-template': { createSamples: false },
        },
    };
    const file = join(data, 'config.json');
    writeFileSync(file, JSON.stringify(config));
    const args = [npmFile(NAME, NAME, 'example.server.js')];
    const env = { configFile: file };
    const { stop } = await serve({ name: NAME, port: PORT, command: 'node', args, cwd: data, env });
    await untilAnswers(`${ORIGIN}/login`);
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await send(page, { '#username': 'robin', 'input[name=password]': PASSWORD }, '#loginForm button');
    await there(page, '#settings, [class*="Toolbar"], .studio');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/odata/templates`, credentials)).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/', 'input[name=password]', false, { as: 'nobody' }]];
