import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../install/command.mjs';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { ask } from '../lib/ask.mjs';
import { freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'trac';
const PORT = 8856;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const SETTINGS = `
[components]
trac.web.auth.loginmodule = disabled
acct_mgr.web_ui.loginmodule = enabled
acct_mgr.web_ui.accountmodule = enabled
acct_mgr.api.accountmanager = enabled
acct_mgr.db.sessionstore = enabled
acct_mgr.pwhash.htdigesthashmethod = enabled
[account-manager]
password_store = SessionStore
hash_method = HtDigestHashMethod
`;

export const version = 'trac 1.6';
export const install = () => fromPypi(NAME, ['trac==1.6', 'TracAccountManager==0.6.0', 'setuptools==68.2.2']);
export const open = '/wiki';
export const account = '/prefs/account';

export async function start() {
    const environment = join(freshData(NAME), 'fern');
    await run(pypiProgram(NAME, 'trac-admin'), [environment, 'initenv', 'Fern', 'sqlite:db/trac.db']);
    const ini = join(environment, 'conf/trac.ini');
    writeFileSync(ini, readFileSync(ini, 'utf8').replace(/^\[components\]$/m, ''));
    appendFileSync(ini, SETTINGS);
    await run(pypiProgram(NAME, 'trac-admin'), [environment, 'upgrade']);
    const add = `from trac.env import open_environment
from acct_mgr.api import AccountManager
import sys
AccountManager(open_environment(sys.argv[1])).set_password('robin', sys.argv[2])
`;
    await run(pypiProgram(NAME, 'python'), ['-c', add, environment, PASSWORD]);
    const args = ['--hostname', '127.0.0.1', '--port', String(PORT), '-s', environment];
    const command = pypiProgram(NAME, 'tracd');
    return { origin: ORIGIN, ...(await serve({ name: NAME, port: PORT, command, args })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}/login`);
    await send(page, { 'input[name=username]': 'robin', 'input[name=password]': PASSWORD });
    await there(page, 'form[action$="/logout"]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}/prefs`, credentials)).body.includes('/logout');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [
    ['/login', 'input[name=password]', false, { as: 'nobody' }],
    ['/prefs/account', 'input[name=password]', true],
];
