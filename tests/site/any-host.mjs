/**
 * A server that is every host of this computer, over IPv4 and IPv6, and sets the cookies that it is asked for, byte by byte.
 */
import { createServer } from 'node:http';

const PAGE = '<!doctype html><html lang="en"><title>Any host</title><h1>Any host</h1></html>';

/**
 * @typedef {object} AnyHost
 * @property {(host: string, cookies?: string[]) => string} url of a page that sets these cookies: `Set-Cookie` headers, a letter a byte
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<AnyHost>} */
export async function serveAnyHost() {
    const [four, six] = [createServer(answer), createServer(answer)];
    const port = await listening(four, '127.0.0.1', 0);
    await listening(six, '::1', port);
    return {
        url(host, cookies) {
            const query = cookies ? `?${Buffer.from(JSON.stringify(cookies)).toString('base64url')}` : '';
            return `http://${host}:${port}/${query}`;
        },
        async close() {
            for (const server of [four, six]) {
                server.closeAllConnections();
                await new Promise((done) => server.close(done));
            }
        },
    };
}

/**
 * @param {import('node:http').Server} server
 * @param {string} address
 * @param {number} port
 * @returns {Promise<number>}
 */
async function listening(server, address, port) {
    await new Promise((done, fail) =>
        server.once('error', fail).listen(port, address, () => done(undefined)),
    );
    return /** @type {import('node:net').AddressInfo} */ (server.address()).port;
}

/** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
function answer({ url = '/' }, response) {
    const query = url.split('?')[1];
    if (query) response.setHeader('set-cookie', JSON.parse(Buffer.from(query, 'base64url').toString()));
    response.setHeader('content-type', 'text/html; charset=utf-8');
    // Node.js writes headers as it writes the text that comes with them; with bytes, a letter a byte.
    response.end(Buffer.from(PAGE));
}
