import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { debian } from '../install/apt.mjs';
import { ask, untilAnswers } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { together } from '../lib/mariadb.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'rabbitmq';
const PORT = 8859;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
/** Where its nodes find each other. */
const NAMES_PORT = 8860;
const SERVER = '/usr/lib/rabbitmq/bin/rabbitmq-server';

export const version = 'rabbitmq-server 3.10.8';
export const install = () => debian(['rabbitmq-server']);
/** It keeps name and password in the page, and no session on the server. */
export const signOutEnds = false;
export const open = '/';
export const account = '/';

export async function start() {
    const data = freshData(NAME);
    const config = [
        'listeners.tcp.1 = 127.0.0.1:8861',
        'management.tcp.ip = 127.0.0.1',
        `management.tcp.port = ${PORT}`,
        'default_user = robin',
        `default_pass = ${PASSWORD}`,
    ];
    writeFileSync(join(data, 'rabbitmq.conf'), config.join('\n'));
    writeFileSync(join(data, 'enabled_plugins'), '[rabbitmq_management].');
    const env = {
        HOME: data,
        ERL_EPMD_PORT: String(NAMES_PORT),
        ERL_EPMD_ADDRESS: '127.0.0.1',
        RABBITMQ_NODENAME: 'fern@localhost',
        RABBITMQ_DIST_PORT: '8862',
        RABBITMQ_MNESIA_BASE: join(data, 'mnesia'),
        RABBITMQ_LOG_BASE: join(data, 'log'),
        RABBITMQ_CONFIG_FILE: join(data, 'rabbitmq.conf'),
        RABBITMQ_ENABLED_PLUGINS_FILE: join(data, 'enabled_plugins'),
        RABBITMQ_PID_FILE: join(data, 'pid'),
    };
    const args = ['-port', String(NAMES_PORT)];
    const names = await serve({ name: `${NAME}-names`, port: NAMES_PORT, command: 'epmd', args, env });
    const server = await serve({ name: NAME, port: PORT, command: SERVER, args: [], env });
    await untilAnswers(`${ORIGIN}/`);
    return together(ORIGIN, names, server);
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await send(page, { 'input[name=username]': 'robin', 'input[name=password]': PASSWORD });
    await there(page, '#logout');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn({ cookies }) {
    // Several things stand in one cookie, each after a short name.
    const kept = cookies.find(({ name }) => name === 'm')?.value.split('|') ?? [];
    for (const of of kept) {
        const encoded = decodeURIComponent(decodeURIComponent(of.replace(/^[^:]*:/, '')));
        const headers = { Authorization: `Basic ${encoded}` };
        if ((await ask(`${ORIGIN}/api/whoami`, undefined, { headers })).status === 200) return true;
    }
    return false;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/', 'input[name=password]', false, { as: 'nobody' }]];
