import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { debian } from '../install/apt.mjs';
import { run } from '../install/command.mjs';
import { ask } from '../lib/ask.mjs';
import { write } from '../lib/copy.mjs';
import { CONFIG, freshData } from '../lib/folder.mjs';
import { PASSWORD, send, there } from '../lib/person.mjs';
import { serve } from '../lib/service.mjs';

const NAME = 'ikiwiki';
const PORT = 8878;
const ORIGIN = `http://${NAME}.localhost:${PORT}`;
const CGI = '/cgi-bin/ikiwiki.cgi';

export const version = 'ikiwiki 3.20200202.3';
export const install = () =>
    debian([
        'ikiwiki',
        'gcc',
        'libc6-dev',
        ...['session', 'formbuilder'].map((name) => `libcgi-${name}-perl`),
    ]);
export const open = '/';
export const account = `${CGI}?do=prefs`;

export async function start() {
    const data = freshData(NAME);
    const [source, pages] = [join(data, 'source'), join(data, 'pages')];
    for (const path of [source, join(pages, 'cgi-bin')]) mkdirSync(path, { recursive: true });
    writeFileSync(join(source, 'index.mdwn'), 'Notes.\n');
    const setup = join(data, 'ikiwiki.setup');
    const lines = [
        '# IkiWiki::Setup::Yaml - YAML formatted setup file',
        'wikiname: Fern',
        `srcdir: ${source}`,
        `destdir: ${pages}`,
        `url: ${ORIGIN}`,
        `cgiurl: ${ORIGIN}${CGI}`,
        `cgi_wrapper: ${join(pages, CGI)}`,
        "cgi_wrappermode: '0755'",
        "rcs: ''",
        'disable_plugins: [openid, emailauth]',
        'add_plugins: [passwordauth, signinedit]',
    ];
    write(setup, `${lines.join('\n')}\n`);
    await run('ikiwiki', ['--setup', setup]);
    const script = `use IkiWiki; use IkiWiki::UserInfo; package IkiWiki; %config = IkiWiki::defaultconfig();
        $config{srcdir} = '${source}'; $config{wikistatedir} = '${source}/.ikiwiki';
        $config{add_plugins} = ['passwordauth']; IkiWiki::loadplugins();
        userinfo_setall('robin', { email => 'robin\\@fern.example', regdate => time });
        IkiWiki::Plugin::passwordauth::setpassword('robin', '${PASSWORD}');`;
    await run('perl', ['-e', script]);
    const args = [join(CONFIG, 'cgi_server.py'), String(PORT), pages, join(pages, CGI)];
    return { origin: ORIGIN, ...(await serve({ name: NAME, port: PORT, command: 'python3', args })) };
}

/** @param {import('../lib/person.mjs').Page} page */
export async function signIn(page) {
    await page.goto(`${ORIGIN}${CGI}?do=prefs`);
    await send(page, { 'input[name=name]': 'robin', 'input[name=password]': PASSWORD });
    await there(page, 'input[value=Logout]');
}

/** @param {import('../lib/ask.mjs').Credentials} credentials */
export async function signedIn(credentials) {
    return (await ask(`${ORIGIN}${account}`, credentials)).body.includes('Logout');
}

/** @type {import('../lib/ask.mjs').MeterPage[]} */
export const meterPages = [[`${CGI}?do=signin`, 'input[name=password]', false, { as: 'nobody' }]];
