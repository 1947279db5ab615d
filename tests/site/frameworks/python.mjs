/**
 * Web frameworks in Python that put the session, or who is signed in, into a signed or encrypted cookie: the server keeps
 * nothing, so that a copy of the cookie outlives sign-out.
 */
import * as by from './bystanders.mjs';
import { identity, wholeSession } from './carriers.mjs';
import { DAY, YEAR } from './description.mjs';
import { fernet, random, signed } from './schemes.mjs';

/** @typedef {import('./description.mjs').Description} Description */
/** @typedef {import('./schemes.mjs').Scheme} Scheme */

/** Payload, time and signature in base64url, with dots between: the Python package itsdangerous. */
const itsDangerous = signed({ wraps: true, stamps: true, algorithm: 'sha1' });

/** @type {Description} */
const flask = {
    name: 'flask',
    framework: 'Flask with Flask-WTF',
    source: 'PyPI flask 3.1.3, app.py (SESSION_COOKIE_*) and sessions.py: HttpOnly, no SameSite, removed when the session is empty; itsdangerous',
    form: { path: '/login', user: 'username', password: 'password', csrf: 'csrf_token' },
    cookies: [
        {
            name: 'session',
            kind: 'signsIn',
            ...wholeSession(itsDangerous),
            from: 'login',
            httpOnly: true,
            removed: 'both',
        },
        by.visitorId('visitor'),
        by.ga,
    ],
    signOut: { method: 'get', path: '/logout', endsOnServer: false },
};

const rememberSigned = signed({ separator: '|', encoding: 'hex', algorithm: 'sha512' });

/** @type {Description} */
const flaskLogin = {
    name: 'flask-login',
    framework: 'Flask-Login with “remember me”',
    source: 'PyPI Flask-Login 0.6.3, config.py (remember_token, 365 days, HttpOnly) and utils.py (encode_cookie: HMAC-SHA512)',
    form: { path: '/login', user: 'email', password: 'password' },
    cookies: [
        {
            name: 'session',
            kind: 'signsIn',
            ...wholeSession(itsDangerous),
            from: 'signIn',
            httpOnly: true,
            removed: 'both',
        },
        {
            name: 'remember_token',
            kind: 'signsIn',
            ...identity({
                seal: (account) => decodeURIComponent(rememberSigned.seal(account)),
                open: rememberSigned.open,
            }),
            from: 'signIn',
            httpOnly: true,
            lifetime: YEAR,
            prints: 'Expires',
            removed: 'both',
        },
        by.scriptedPreference('theme', 'solarized'),
        by.posthog('Xw2kq0nTb1'),
    ],
    signOut: { method: 'get', path: '/logout', endsOnServer: false },
};

/** @type {Description} */
const starlette = {
    name: 'starlette',
    framework: 'Starlette with SessionMiddleware',
    source: 'PyPI starlette, middleware/sessions.py: session, 14 days, SameSite=lax, HttpOnly; cleared with Expires in 1970',
    form: { path: '/login', user: 'username', password: 'password' },
    cookies: [
        {
            name: 'session',
            kind: 'signsIn',
            ...wholeSession(itsDangerous),
            from: 'signIn',
            rolling: true,
            httpOnly: true,
            sameSite: 'Lax',
            secure: 'https',
            lifetime: 14 * DAY,
            prints: 'Max-Age',
            removed: 'Expires',
        },
        by.traefik,
        by.matomoId(12),
    ],
    signOut: { method: 'get', path: '/logout', endsOnServer: false },
};

const ticketSigned = signed({ separator: '!', encoding: 'hex', algorithm: 'sha512' });

/** @type {Description} */
const pyramid = {
    name: 'pyramid',
    framework: 'Pyramid with AuthTktCookieHelper',
    source: 'PyPI pyramid 2.1, authentication.py: auth_tkt, SameSite=Lax, HttpOnly and Secure off, for the host and for its subdomains; forget() ends it with both attributes',
    form: { path: '/login', user: 'login', password: 'password' },
    cookies: [
        {
            name: 'auth_tkt',
            kind: 'signsIn',
            ...identity({
                seal: (account) => encodeURIComponent(ticketSigned.seal(account)),
                open: (value) => ticketSigned.open(decodeURIComponent(value)),
            }),
            from: 'signIn',
            domain: true,
            sameSite: 'Lax',
            removed: 'both',
        },
        by.preference('_LOCALE_', 'nl'),
        by.gaStream('7QZK2M9X1R'),
    ],
    signOut: { method: 'get', path: '/logout', endsOnServer: false },
};

const tornadoSigned = signed({ separator: '|', encoding: 'hex' });
/** Version, key, time, name, value and signature, each with its length. @type {Scheme} */
const tornadoValue = {
    seal(account) {
        const value = Buffer.from(account).toString('base64');
        const time = Math.floor(Date.now() / 1000);
        const fields = [`1:0`, `10:${time}`, `4:user`, `${value.length}:${value}`].join('|');
        return `"${decodeURIComponent(tornadoSigned.seal(`2|${fields}`))}"`;
    },
    open(value) {
        const last = tornadoSigned.open(value.replaceAll('"', ''))?.split('|')[4];
        return last && Buffer.from(last.slice(last.indexOf(':') + 1), 'base64').toString();
    },
};

/** @type {Description} */
const tornado = {
    name: 'tornado',
    framework: 'Tornado with a signed cookie',
    source: 'tornadoweb.org/en/stable/guide/security.html (user); web.py: set_signed_cookie (30 days, version 2), _xsrf, clear_cookie',
    form: { path: '/login', user: 'name', password: 'password', csrf: '_xsrf' },
    cookies: [
        {
            name: 'user',
            kind: 'signsIn',
            ...identity(tornadoValue),
            from: 'signIn',
            lifetime: 30 * DAY,
            prints: 'Expires',
            removed: 'Expires',
        },
        {
            name: '_xsrf',
            kind: 'csrf',
            value: ({ csrf }) => `2|${random.hex(4)}|${csrf}|${Math.floor(Date.now() / 1000)}`,
            guards: (value) => value.split('|')[2],
            from: 'login',
            lifetime: 30 * DAY,
            prints: 'Expires',
        },
        by.haproxy,
        by.ga,
    ],
    signOut: { method: 'post', path: '/logout', endsOnServer: false },
};

/** @type {Description} */
const aiohttp = {
    name: 'aiohttp',
    framework: 'aiohttp-session with EncryptedCookieStorage',
    source: 'PyPI aiohttp_session 2.12.1, cookie_storage.py and __init__.py: AIOHTTP_SESSION, Fernet, HttpOnly, no lifetime',
    form: { path: '/login', user: 'login', password: 'password' },
    cookies: [
        {
            name: 'AIOHTTP_SESSION',
            kind: 'signsIn',
            ...wholeSession(fernet),
            from: 'signIn',
            httpOnly: true,
            removed: 'both',
        },
        by.deviceId('device'),
        by.gat,
    ],
    signOut: { method: 'get', path: '/logout', endsOnServer: false },
};

export const python = [flask, flaskLogin, starlette, pyramid, tornado, aiohttp];
