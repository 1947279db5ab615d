/**
 * The sites that tests and demo visit: one folder a site, each on its own host, `NAME.localhost`, on loopback.
 *
 * `node tests/site/server.mjs [PORT]` serves them by hand.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { account } from './account.mjs';
import { stores } from './stores.mjs';
import { twoFactor } from './two-factor.mjs';

const ROOT = import.meta.dirname;
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript' };
/** The strictest policy under which a page can still be drawn. */
const STRICT =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'; report-uri /violation";

/**
 * What sites answer themselves, before their files.
 * @type {Record<string, typeof account>}
 */
const ANSWERS = { elm: twoFactor, fern: account, larch: stores };

/** Sites that look the same as another. @type {Record<string, string>} */
const SAME_AS = { alarch: 'larch' };

/**
 * @typedef {object} Sites
 * @property {(site: string, path?: string) => string} url
 * @property {string[]} violations what pages have reported of their content security policy
 * @property {() => Promise<void>} close
 */

/**
 * @param {number} [port] any free one, if not given
 * @returns {Promise<Sites>}
 */
export async function serve(port = 0) {
    /** @type {string[]} */
    const violations = [];
    const server = createServer(async (request, response) => {
        const name = (request.headers.host ?? '').split('.').at(-2) ?? '';
        const site = SAME_AS[name] ?? name;
        const { pathname } = new URL(request.url ?? '/', 'http://site');
        if (pathname === '/violation') {
            for await (const bytes of request) violations.push(String(bytes));
            response.writeHead(204).end();
        } else if (!(await ANSWERS[site]?.(request, response, pathname))) {
            await sendFile(site, pathname, response);
        }
    });
    await new Promise((done) => server.listen(port, '127.0.0.1', () => done(undefined)));
    const address = /** @type {import('node:net').AddressInfo} */ (server.address());
    return {
        url: (site, path = '/') => `http://${site}.localhost:${address.port}${path}`,
        violations,
        close: () =>
            new Promise((done) => {
                server.close(() => done());
                server.closeAllConnections();
            }),
    };
}

/**
 * @param {string} site
 * @param {string} pathname
 * @param {import('node:http').ServerResponse} response
 */
async function sendFile(site, pathname, response) {
    const folder = pathname.startsWith('/shared/') ? '' : site;
    const path = normalize(join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname));
    const type = TYPES[/** @type {keyof typeof TYPES} */ (extname(path))];
    try {
        if (!type || path.startsWith('..') || !/^[a-z]+$/.test(site)) throw new Error('not a page');
        const body = await readFile(join(ROOT, path));
        response.setHeader('content-type', type);
        if (site === 'strict') response.setHeader('content-security-policy', STRICT);
        response.end(body);
    } catch {
        response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
    }
}

if (process.argv[1] === import.meta.filename) {
    const sites = await serve(Number(process.argv[2] ?? 8080));
    console.log(`The demo site: ${sites.url('fern')}`);
}
