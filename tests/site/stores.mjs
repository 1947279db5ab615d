/**
 * The server of `larch`: cookies with every attribute, a file that is cached for a day, and what the server sees of both.
 */
const LIVES = 'Max-Age=86400';

/** How often each host was asked for the cached file. @type {Map<string, number>} */
const asked = new Map();

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {string} path
 */
export async function stores(request, response, path) {
    const { host = '', cookie = '' } = request.headers;
    const site = host.split(':')[0]?.split('.').slice(-2).join('.');
    switch (path) {
        case '/set-cookies':
            response.setHeader('set-cookie', [
                `session=${'s'.repeat(32)}; Path=/; HttpOnly; SameSite=Lax`,
                `lasting=1; Path=/; ${LIVES}`,
                `wide=1; Path=/; Domain=${site}; ${LIVES}`,
                `deep=1; Path=/deep/er; ${LIVES}`,
                `strict=1; Path=/; Secure; HttpOnly; SameSite=Strict; ${LIVES}`,
            ]);
            response.end();
            return true;
        case '/set-partitioned':
            response.setHeader(
                'set-cookie',
                `apart=1; Path=/; Secure; HttpOnly; SameSite=None; Partitioned; ${LIVES}`,
            );
            response.end();
            return true;
        case '/cached':
            asked.set(host, (asked.get(host) ?? 0) + 1);
            response.setHeader('cache-control', 'max-age=86400');
            response.setHeader('content-type', 'text/plain');
            response.end('kept for a day');
            return true;
        case '/seen':
        case '/deep/er/seen':
            response.setHeader('cache-control', 'no-store');
            response.setHeader('content-type', 'application/json');
            response.end(
                JSON.stringify({ cookies: cookie.split('; ').filter(Boolean), asked: asked.get(host) ?? 0 }),
            );
            return true;
        default:
            return false;
    }
}
