/**
 * Files of cookies, read by the programs that people give them to: curl, wget and Python's MozillaCookieJar. One that is not
 * installed is not asked.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

fakeBrowser();
const { exportCookies } = await import(`${EXTENSION}/pages/cookies/export.js`);
/** @param {string} program @param {string[]} args */
const run = (program, args) => promisify(execFile)(program, args, { timeout: 20_000 });

const folder = mkdtempSync(join(tmpdir(), 'latchkey-cookies-'));
const FILE = join(folder, 'cookies.txt');

/** What the last request has sent. */
let sent = '';
const server = createServer((request, response) => {
    sent = request.headers.cookie ?? '';
    response.end();
});
/** @type {number} */
let port;

before(async () => {
    await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
    ({ port } = /** @type {import('node:net').AddressInfo} */ (server.address()));
});
after(() => {
    server.close();
    rmSync(folder, { recursive: true });
});

const SOON = Math.round(Date.now() / 1000) + 86_400;
const PYTHON = `
import sys, http.cookiejar, urllib.request
jar = http.cookiejar.MozillaCookieJar(sys.argv[1])
jar.load()
request = urllib.request.Request(sys.argv[2])
jar.add_cookie_header(request)
print(request.get_header('Cookie') or '')
`;

/** Each gives the header that the program sends to an address. @type {Record<string, (address: string) => Promise<string>>} */
const PROGRAMS = {
    // Their proxy is the server here, so that any host is.
    curl: async (address) => {
        await run('curl', ['-s', '-g', '-x', `http://127.0.0.1:${port}`, '-b', FILE, address]);
        return sent;
    },
    wget: async (address) => {
        const proxy = ['-e', 'use_proxy=yes', '-e', `http_proxy=127.0.0.1:${port}`];
        await run('wget', ['-q', '-O', '/dev/null', ...proxy, '--load-cookies', FILE, address]);
        return sent;
    },
    python3: async (address) => (await run('python3', ['-c', PYTHON, FILE, address])).stdout.trim(),
};

/** @param {string} program */
async function isThere(program) {
    return run(program, ['--version']).then(
        () => true,
        () => false,
    );
}

/** @param {object} changes */
function cookie(changes) {
    return {
        ...{ name: 'sid', value: '1', domain: 'www.fern.example', hostOnly: true, path: '/', secure: false },
        ...{ httpOnly: false, sameSite: 'lax', session: false, expirationDate: SOON, storeId: '0' },
        ...changes,
    };
}

const SESSION = { session: true, expirationDate: undefined };
const ROWS = [
    { name: 'usual', cookie: {}, header: 'sid=1' },
    { name: 'hidden from scripts', cookie: { httpOnly: true }, header: 'sid=1' },
    { name: 'a session', cookie: SESSION, header: 'sid=1' },
    { name: 'for subdomains', cookie: { domain: '.fern.example', hostOnly: false }, header: 'sid=1' },
    // Python takes every host for one that goes to subdomains too.
    { name: 'of another host', cookie: { domain: 'fern.example' }, header: '', not: ['python3'] },
    { name: 'of another path', cookie: { path: '/shop' }, header: '' },
    { name: 'over', cookie: { expirationDate: 1 }, header: '' },
    { name: 'for encrypted connections', cookie: { secure: true }, header: '' },
    { name: 'no value', cookie: { value: '' }, header: 'sid=' },
    { name: 'spaces, equal signs', cookie: { value: 'a b=c,d' }, header: 'sid=a b=c,d' },
    { name: 'UTF-8', cookie: { value: 'ü€' }, header: 'sid=ü€' },
    { name: 'no name', cookie: { name: '', value: 'alone' }, header: '' },
    { name: 'a name in Latin-1', cookie: { name: 'l\ufffdt' }, header: '' },
    { name: 'partitioned', cookie: { partitionKey: { topLevelSite: 'https://oak.example' } }, header: '' },
    { name: 'a tab', cookie: { value: 'a\t.oak.example' }, header: '' },
    // Python sends none to such addresses, with brackets or without.
    {
        name: 'IPv6',
        cookie: { domain: '[::1]' },
        address: 'http://[::1]/',
        header: 'sid=1',
        not: ['python3'],
    },
];

test('some program is there that reads such files', async () => {
    const programs = Object.keys(PROGRAMS);
    const there = await Promise.all(programs.map(isThere));
    assert.ok(there.includes(true), `nothing has read them: install ${programs.join(', ')}`);
});

for (const [program, ask] of Object.entries(PROGRAMS)) {
    test(`${program} takes what the browser would send`, async (context) => {
        if (!(await isThere(program))) return context.skip(`${program} is not installed`);
        for (const { name, cookie: changes, address = 'http://www.fern.example/', header, not } of ROWS) {
            if (not?.includes(program)) continue;
            const { text } = await exportCookies([cookie(changes)], 'netscape');
            writeFileSync(FILE, text);
            const got = await ask(address);
            // Node reads headers as Latin-1, and Python writes UTF-8 to its output.
            const read = program === 'python3' ? got : Buffer.from(got, 'latin1').toString('utf8');
            assert.equal(read, header, name);
        }
    });
}
