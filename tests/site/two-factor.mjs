/**
 * Two-factor authentication of the bank, in memory: setting it up and signing in with a code really work.
 */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderSVG } from 'uqr';
import { formOf, redirect } from './answers.mjs';
import { base32, isRight } from './totp.mjs';

/** Whether each code that came was right, in order. @type {boolean[]} */
export const verdicts = [];

/** How far the bank's clock is ahead of the visitor's, whose clock is slow by as much. */
export const clock = { aheadMs: 0 };

const secret = randomBytes(20);
const ADDRESS = `otpauth://totp/Elm%20Bank:robin%40elm.example?secret=${base32(secret)}&issuer=Elm%20Bank`;

/**
 * Answers what concerns codes; says whether it did.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {string} pathname
 */
export async function twoFactor(request, response, pathname) {
    response.setHeader('date', new Date(Date.now() + clock.aheadMs).toUTCString());
    if (/^\/setup(?:-key|-framed)?\.html$/.test(pathname)) {
        const page = await readFile(join(import.meta.dirname, `elm${pathname}`), 'utf8');
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(page.replace('{secret}', base32(secret).replace(/.{4}(?=.)/g, '$& ')));
        return true;
    }
    if (pathname === '/qr.svg') {
        response.setHeader('content-type', 'image/svg+xml').setHeader('cache-control', 'no-store');
        response.end(renderSVG(ADDRESS, { pixelSize: 4 }));
        return true;
    }
    if (pathname === '/to-oak') {
        return redirect(response, `//${request.headers.host?.replace('elm', 'oak')}/`);
    }
    if (request.method === 'POST' && pathname === '/verify') {
        const form = await formOf(request);
        const code = form.get('code') ?? form.getAll('digit').join('');
        const right = isRight(secret, code, Date.now() + clock.aheadMs);
        verdicts.push(right);
        return redirect(response, right ? '/right.html' : '/wrong.html');
    }
    return false;
}
