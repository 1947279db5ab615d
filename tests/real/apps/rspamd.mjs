import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { debian } from '../install/apt.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'rspamd';
const PORT = 8938;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;

export const version = 'rspamd 3.4';
export const install = () => debian(['rspamd']);
/** It has no session: its page keeps the password, and sends it with every request. */
export const signOutEnds = false;
export const open = '/';
export const account = '/';

export async function start() {
    const data = freshData(NAME);
    const file = join(data, 'rspamd.conf');
    const domains = join(data, 'domains.dat');
    // It takes a minute for all that there are, when it starts for the first time.
    writeFileSync(domains, 'com\n');
    const settings = `
        options {
            pidfile = "${data}/pid";
            control_socket = "${data}/control mode=0600";
            filters = "";
            url_tld = "${domains}";
            temp_dir = "${data}";
        }
        logging { type = "console"; level = "info"; }
        worker "controller" {
            bind_socket = "127.0.0.1:${PORT}";
            count = 1;
            password = "${PASSWORD}";
            static_dir = "/usr/share/rspamd/www";
        }
        worker "normal" { enabled = false; }
    `;
    writeFileSync(file, settings);
    const args = [
        ...['--no-fork', '--insecure', '--config', file],
        ...['DBDIR', 'RUNDIR', 'LOGDIR', 'LOCAL_CONFDIR'].map((name) => `--var=${name}=${data}`),
    ];
    const { stop } = await serve({ name: NAME, port: PORT, command: 'rspamd', args, cwd: data });
    return { origin: ORIGIN, stop };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/`);
    await send(page, { '#connectPassword': PASSWORD }, '#connectButton');
    await there(page, '#navBar');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn({ sessionStorage }) {
    const headers = { Password: sessionStorage.Password ?? '' };
    return (await ask(`${ORIGIN}/stat`, undefined, { headers })).status === 200;
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [['/', '#connectPassword', false, { as: 'nobody' }]];
