/**
 * Asking a server from outside the browser, with the cookies that a browser would send.
 */
import { request } from 'node:http';

/** @typedef {import('../../evaluate/apps/application.mjs').Credentials} Credentials */
/** @typedef {import('../../evaluate/apps/application.mjs').MeterPage} MeterPage */
/** @typedef {{ status: number, headers: import('node:http').IncomingHttpHeaders, body: string }} Answer */

const LIMIT_MS = 20_000;
const READY_MS = 90_000;

/** Some sessions are one browser's: they are accepted with what that calls itself only. */
let agent = 'Mozilla/5.0';

/** From now on asks as the browser of somebody who signs in. @param {string} name */
export function askAs(name) {
    agent = name;
}

/**
 * Redirects are not followed.
 * @param {string} address
 * @param {Pick<Credentials, 'cookies'>} [credentials]
 * @param {{ method?: string, headers?: Record<string, string>, body?: string }} [options]
 * @returns {Promise<Answer>}
 */
export function ask(address, { cookies } = { cookies: [] }, { method = 'GET', headers = {}, body } = {}) {
    const url = new URL(address);
    const sent = cookies.filter((cookie) => goesTo(cookie, url)).map(({ name, value }) => `${name}=${value}`);
    const all = {
        Host: url.host,
        Connection: 'close',
        Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
        'User-Agent': agent,
        ...(sent.length > 0 ? { Cookie: sent.join('; ') } : {}),
        ...headers,
    };
    return new Promise((done, fail) => {
        const options = { port: url.port, path: url.pathname + url.search, method, headers: all };
        // Names below localhost are loopback, whatever the machine's resolver says of them.
        const asked = request({ host: '127.0.0.1', agent: false, ...options }, (answer) => {
            /** @type {Buffer[]} */
            const parts = [];
            const told = () =>
                done({
                    status: Number(answer.statusCode),
                    headers: answer.headers,
                    body: Buffer.concat(parts).toString(),
                });
            answer.on('data', (part) => parts.push(part));
            answer.on('end', told);
            // Some send more than they have announced: what came before that counts.
            answer.on('error', told);
        });
        asked.setTimeout(LIMIT_MS, () => asked.destroy(new Error(`${url.href} does not answer`)));
        asked.on('error', (error) => setImmediate(fail, error));
        asked.end(body);
    });
}

/**
 * Waits until an address answers with a page: servers listen before they have any.
 * @param {string} address
 * @param {(answer: Answer) => boolean} [isReady]
 */
export async function untilAnswers(address, isReady = ({ status }) => status === 200) {
    for (const end = Date.now() + READY_MS; Date.now() < end;) {
        const answer = await ask(address).catch(() => undefined);
        if (answer && isReady(answer)) return;
        await new Promise((done) => setTimeout(done, 300));
    }
    throw new Error(`${address} does not answer with a page`);
}

/** @param {Pick<chrome.cookies.Cookie, 'domain' | 'path'>} cookie @param {URL} url */
function goesTo({ domain, path }, url) {
    const host = domain.replace(/^\./, '');
    const ofHost = url.hostname === host || (domain.startsWith('.') && url.hostname.endsWith(`.${host}`));
    const below = path.endsWith('/') ? path : `${path}/`;
    return ofHost && (url.pathname === path || url.pathname.startsWith(below));
}
