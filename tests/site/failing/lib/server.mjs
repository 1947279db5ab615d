/**
 * A server on loopback that is every host below `NAME.localhost` and beside it, and how it answers.
 */
import { createServer } from 'node:http';

/** Longer than any limit that a site pretends to have. */
const LONGEST_HEAD = 262_144;

/**
 * A request.
 * @typedef {object} Visit
 * @property {string} method `HEAD` counts as `GET`; Node.js leaves its body out
 * @property {string} path
 * @property {string} route method and path
 * @property {URLSearchParams} query
 * @property {Record<string, string>} fields what a form or an app has sent
 * @property {[name: string, value: string][]} cookies in the order in which they came
 * @property {string} cookieHeader
 * @property {string} bearer
 * @property {string} host without `.localhost`
 * @property {(name: string) => string} origin of another host of this server
 */

/**
 * @typedef {object} Answer
 * @property {number} [status]
 * @property {Record<string, string | string[]>} [headers]
 * @property {string} [body]
 * @property {'cut' | 'never'} [instead] the connection is cut, or nothing is ever answered
 * @property {number} [after] milliseconds
 */

/** @typedef {{ origin: string, stop: () => Promise<void> }} Served */
/** @typedef {(visit: Visit) => Answer} Answering */

/**
 * @param {string} name of the host, below `localhost`
 * @param {Answering} answering
 * @returns {Promise<Served>}
 */
export async function serve(name, answering) {
    const server = createServer({ maxHeaderSize: LONGEST_HEAD }, async (request, response) => {
        const visit = visitOf(request, await bodyOf(request));
        const answer = answering(visit);
        if (answer.after) await new Promise((done) => setTimeout(done, answer.after));
        if (answer.instead === 'cut') request.socket.destroy();
        if (answer.instead) return;
        response.statusCode = answer.status ?? 200;
        response.setHeader('cache-control', 'no-store');
        for (const [header, value] of Object.entries(answer.headers ?? {})) response.setHeader(header, value);
        response.end(answer.body);
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    return {
        origin: `http://${name}.localhost:${port}`,
        stop: () =>
            new Promise((done) => {
                server.close(() => done());
                server.closeAllConnections();
            }),
    };
}

/** A port on loopback where nobody listens. */
export async function closedPort() {
    const server = createServer();
    await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    await new Promise((done) => server.close(done));
    return port;
}

/** @param {string} body @param {number} [status] @param {Record<string, string | string[]>} [headers] @returns {Answer} */
export const html = (body, status = 200, headers = {}) => ({
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
    body,
});

/** @param {string} body @param {number} [status] @param {Record<string, string | string[]>} [headers] @returns {Answer} */
export const text = (body, status = 200, headers = {}) => ({
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
    body,
});

/** @param {unknown} value @param {number} [status] @param {Record<string, string | string[]>} [headers] @returns {Answer} */
export const json = (value, status = 200, headers = {}) => ({
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(value),
});

/** @param {string} body @returns {Answer} */
export const script = (body) => ({ headers: { 'content-type': 'text/javascript; charset=utf-8' }, body });

/** @param {string} location @param {string[]} [cookies] lines of `Set-Cookie` @returns {Answer} */
export const to = (location, cookies = []) => ({
    status: 302,
    headers: { location, ...(cookies.length > 0 && { 'set-cookie': cookies }) },
});

/** The value of a cookie; the first one where there are several. @param {Visit} visit @param {string} name */
export function cookie({ cookies }, name) {
    return cookies.find(([other]) => other === name)?.[1];
}

/** @param {import('node:http').IncomingMessage} request */
async function bodyOf(request) {
    let body = '';
    for await (const bytes of request) body += bytes;
    return body;
}

/** @param {import('node:http').IncomingMessage} request @param {string} body @returns {Visit} */
function visitOf({ method = 'GET', url = '/', headers }, body) {
    const { pathname, searchParams, hostname, port } = new URL(url, `http://${headers.host}`);
    const asked = method === 'HEAD' ? 'GET' : method;
    const isJson = headers['content-type']?.startsWith('application/json');
    return {
        method: asked,
        path: pathname,
        route: `${asked} ${pathname}`,
        query: searchParams,
        fields: isJson ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body)),
        cookies: pairs(headers.cookie ?? ''),
        cookieHeader: headers.cookie ?? '',
        bearer: (headers.authorization ?? '').replace(/^Bearer /, ''),
        host: hostname.replace(/\.localhost$/, ''),
        origin: (name) => `http://${name}.localhost:${port}`,
    };
}

/** @param {string} header @returns {[string, string][]} */
function pairs(header) {
    return header
        .split('; ')
        .filter(Boolean)
        .map((pair) => {
            const [name = '', ...value] = pair.split('=');
            return [name, value.join('=')];
        });
}
