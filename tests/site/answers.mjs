/**
 * What servers of sites have in common: forms that come in, and where the browser is sent.
 */

const LONGEST_FORM = 100_000;

/** @param {import('node:http').ServerResponse} response @param {string} location */
export function redirect(response, location) {
    response.writeHead(303, { location }).end();
    return true;
}

/** @param {import('node:http').IncomingMessage} request */
export async function formOf(request) {
    let body = '';
    for await (const bytes of request) {
        body += bytes;
        if (body.length > LONGEST_FORM) break;
    }
    return new URLSearchParams(body);
}
