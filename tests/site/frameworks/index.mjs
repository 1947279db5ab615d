/**
 * Replays what web frameworks do with cookies: each fixture on its own host, `NAME.localhost`, on one loopback port.
 *
 * `node tests/site/frameworks/index.mjs [PORT]` serves them by hand.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { formOf } from '../answers.mjs';
import { answer } from './answers.mjs';
import { parseCookies } from './cookies.mjs';
import { FIXTURES } from './fixtures.mjs';
import { ACCOUNT } from './replies.mjs';
import { sessionIn, Visit } from './visit.mjs';

/** @typedef {import('./description.mjs').Fixture} Fixture */
/** @typedef {import('./visit.mjs').Site} Site */
/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/**
 * @typedef {object} Served
 * @property {string} host
 * @property {string} origin with the port
 * @property {{ user: string, password: string }} account who can sign in
 */

/**
 * @typedef {object} Frameworks
 * @property {number} port
 * @property {boolean} secure
 * @property {(Fixture & Served)[]} fixtures
 * @property {(fixture: string, jar: { name: string, value: string }[], token?: string) => boolean} isSignedIn looks at
 *   cookies, or at a token that the page kept, from outside: nothing changes by it
 * @property {() => Promise<void>} close
 */

/**
 * @param {object} [options]
 * @param {number} [options.port] any free one, if not given
 * @param {boolean} [options.secure] sets cookies as over https: `Secure`, and the names that go with it. The server
 *   itself speaks http; browsers take `Secure` cookies from `localhost` all the same.
 * @param {string} [options.domain] of which each fixture is a subdomain
 * @returns {Promise<Frameworks>}
 */
export async function startFrameworks({ port = 0, secure = false, domain = 'localhost' } = {}) {
    const sites = new Map(FIXTURES.map((fixture) => [fixture.name, siteOf(fixture, domain, secure)]));
    const server = createServer((request, response) => {
        const site = sites.get((request.headers.host ?? '').split('.')[0] ?? '');
        if (site) void serve(sites, site, request, response);
        else response.writeHead(404).end();
    });
    await new Promise((done) => server.listen(port, '127.0.0.1', () => done(undefined)));
    const address = /** @type {import('node:net').AddressInfo} */ (server.address());
    return {
        port: address.port,
        secure,
        fixtures: [...sites.values()].map(({ fixture, host }) => ({
            ...fixture,
            host,
            origin: `http://${host}:${address.port}`,
            account: ACCOUNT,
        })),
        isSignedIn(name, jar, token = '') {
            const site = sites.get(name);
            if (!site) throw new Error(`no such fixture: ${name}`);
            const cookies = new Map(jar.map((cookie) => [cookie.name, cookie.value]));
            const byToken = site.fixture.token?.carrier.reads(token, site.state, cookies)?.account;
            return Boolean(byToken ?? sessionIn(site, cookies)?.account);
        },
        close: () =>
            new Promise((done) => {
                server.close(() => done());
                server.closeAllConnections();
            }),
    };
}

/** @param {Fixture} fixture @param {string} domain @param {boolean} secure @returns {Site} */
function siteOf(fixture, domain, secure) {
    const state = { sessions: new Map(), remembered: new Map(), codes: new Map() };
    return { fixture, state, host: `${fixture.name}.${domain}`, secure };
}

/** @param {Map<string, Site>} sites @param {Site} site @param {Request} request @param {Response} response */
async function serve(sites, site, request, response) {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    if (url.pathname.startsWith('/script/')) return sendScript(url.pathname, response);
    const visit = new Visit(site, parseCookies(request.headers.cookie));
    const given = answer(visit, {
        method: request.method ?? 'GET',
        url,
        form: request.method === 'POST' ? await formOf(request) : new URLSearchParams(),
        token: (request.headers.authorization ?? '').replace(/^Bearer /, ''),
        neighbour: (name) => neighbourOf(sites, name, url),
    });
    response.statusCode = given.status;
    response.setHeader('cache-control', 'no-store');
    if (visit.headers.length > 0) response.setHeader('set-cookie', visit.headers);
    if (given.location) response.setHeader('location', given.location);
    if (given.type) response.setHeader('content-type', given.type);
    response.end(given.body);
}

/** @param {Map<string, Site>} sites @param {string} name @param {URL} here */
function neighbourOf(sites, name, here) {
    const site = sites.get(name);
    if (!site) throw new Error(`no such fixture: ${name}`);
    return { origin: `http://${site.host}:${here.port}`, site };
}

/** @param {string} path @param {Response} response */
async function sendScript(path, response) {
    const name = /^\/script\/(cookies|token)\.js$/.exec(path)?.[1];
    if (!name) {
        response.writeHead(404).end();
        return;
    }
    const body = await readFile(join(import.meta.dirname, 'script', `${name}.js`));
    response.setHeader('content-type', 'text/javascript').end(body);
}

if (process.argv[1] === import.meta.filename) {
    const served = await startFrameworks({ port: Number(process.argv[2] ?? 8081) });
    for (const { origin, framework } of served.fixtures) console.log(`${origin}\t${framework}`);
}
