import { join } from 'node:path';
import { debian } from '../install/apt.mjs';
import { run } from '../install/command.mjs';
import { ask } from '../lib/ask.mjs';
import { write } from '../lib/copy.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'tryton';
const PORT = 8876;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const DATABASE = 'notes';

export const version = 'tryton-sao 6.0.28';
export const install = () => debian(['tryton-sao', 'tryton-server']);
export const open = '/';
export const account = `/#${DATABASE}`;

export async function start() {
    const data = freshData(NAME);
    const config = join(data, 'trytond.conf');
    const password = join(data, 'password');
    write(password, PASSWORD);
    write(
        config,
        `[database]\nuri = sqlite://\npath = ${data}\n[web]\nlisten = 127.0.0.1:${PORT}\nroot = /usr/share/tryton-sao/www\n`,
    );
    write(join(data, `${DATABASE}.sqlite`), '');
    const env = { TRYTONPASSFILE: password };
    const made = ['-c', config, '-d', DATABASE, '--all', '--email', 'robin@fern.example'];
    await run('trytond-admin', made, { env });
    const args = ['-c', config, '-d', DATABASE];
    return { origin: ORIGIN, ...(await serve({ name: NAME, port: PORT, command: 'trytond', args })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await there(page, '#database');
    await send(page, { '#login': 'admin' });
    await send(page, { '#ask-dialog-entry': PASSWORD });
    await there(page, '#user-preferences a');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn({ localStorage, sessionStorage }) {
    const kept = localStorage[`sao_session_${DATABASE}`] ?? sessionStorage[`sao_session_${DATABASE}`];
    if (!kept) return false;
    const { login, session, user_id } = JSON.parse(kept);
    const said = Buffer.from(`${login}:${user_id}:${session}`).toString('base64');
    const body = JSON.stringify({ method: 'model.res.user.get_preferences', params: [true, {}], id: 1 });
    const json = 'application/json';
    const headers = { Authorization: `Session ${said}`, Accept: json, 'Content-Type': json };
    const answer = await ask(`${ORIGIN}/${DATABASE}/`, undefined, { method: 'POST', headers, body });
    return answer.status === 200 && answer.body.includes('"result"');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [];
