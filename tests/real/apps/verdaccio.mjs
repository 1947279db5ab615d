import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromNpm, npmFile } from '../install/npm.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'verdaccio';
const PORT = 8810;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'verdaccio 6.3.2';
export const install = () => fromNpm(NAME, { verdaccio: '6.3.2' }, { 'node-fetch': '2.7.0' });
/** Its token is valid until it expires; its sign-out forgets it in the page. */
export const signOutEnds = false;
export const open = '/';
export const account = '/';

export async function start() {
    const data = freshData(NAME);
    const config = {
        storage: join(data, 'storage'),
        auth: { htpasswd: { file: join(data, 'htpasswd') } },
        uplinks: {},
        packages: { '**': { access: '$authenticated', publish: '$authenticated' } },
        log: { type: 'stdout', format: 'pretty', level: 'warn' },
    };
    // JSON is YAML.
    writeFileSync(join(data, 'config.yaml'), JSON.stringify(config));
    const args = [
        npmFile(NAME, 'verdaccio/bin/verdaccio'),
        '-c',
        join(data, 'config.yaml'),
        '-l',
        `127.0.0.1:${PORT}`,
    ];
    const { stop } = await serve({ name: NAME, port: PORT, command: 'node', args, cwd: data });
    await ask(`${ORIGIN}/-/user/org.couchdb.user:robin`, undefined, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: 'robin', password: PASSWORD }),
    });
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await there(page, '[data-testid="header--button-login"]');
    await page.click('[data-testid="header--button-login"]');
    const fields = { '#login--dialog-username': 'robin', '#login--dialog-password': PASSWORD };
    await send(page, fields, '#login--dialog-button-submit');
    await there(page, '[data-testid="header--menu-accountcircle"], #header--button-account');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn({ localStorage }) {
    const headers = { Authorization: `Bearer ${localStorage.token ?? ''}` };
    // Nobody may see packages, not even that there is none.
    return (await ask(`${ORIGIN}/-/verdaccio/data/sidebar/none`, undefined, { headers })).status === 404;
}

/** Its pages take nobody for signed in of whom they have no name. @param {import('../lib/ask.mjs').Credentials} credentials */
export async function works({ localStorage }) {
    return Boolean(localStorage.username && localStorage.token);
}
