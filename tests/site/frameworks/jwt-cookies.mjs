/**
 * Libraries that keep a JSON Web Token in a cookie, signed or encrypted.
 */
import * as by from './bystanders.mjs';
import { identity, rememberToken } from './carriers.mjs';
import { DAY, HOUR, YEAR } from './description.mjs';
import { jwe, jwt, mac, padded, random } from './schemes.mjs';

/** @typedef {import('./description.mjs').Cookie} Cookie */
/** @typedef {import('./description.mjs').Description} Description */

/** Token and SHA-256, as both versions of Auth.js write it. @type {Pick<Cookie, 'value' | 'guards'>} */
const tokenAndHash = {
    value: ({ csrf }) => `${csrf}%7C${mac(csrf).toString('hex')}`,
    guards: (value) => value.split('%7C')[0],
};

/** @type {Description} */
const nextAuth = {
    name: 'next-auth',
    framework: 'NextAuth.js 4 with encrypted tokens',
    source: 'npm next-auth 4.24, core/lib/cookie.js: HttpOnly, SameSite=lax, __Secure- and __Host- over https; 30 days; next-auth.js.org/configuration/options#cookies',
    form: { path: '/api/auth/signin', user: 'username', password: 'password', csrf: 'csrfToken' },
    cookies: [
        {
            name: 'next-auth.session-token',
            secureName: '__Secure-next-auth.session-token',
            kind: 'signsIn',
            ...identity(padded(jwe, 180)),
            from: 'signIn',
            rolling: true,
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            lifetime: 30 * DAY,
            prints: 'Expires',
            removed: 'Max-Age',
        },
        {
            name: 'next-auth.csrf-token',
            secureName: '__Host-next-auth.csrf-token',
            kind: 'csrf',
            ...tokenAndHash,
            from: 'login',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
        },
        {
            name: 'next-auth.callback-url',
            secureName: '__Secure-next-auth.callback-url',
            kind: 'loginHelper',
            value: () => encodeURIComponent('http://next-auth.localhost'),
            from: 'login',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
        },
        by.ga,
        by.gaStream('F4M1QX80PJ'),
        by.preference('NEXT_LOCALE', 'en'),
    ],
    signOut: { method: 'confirm', path: '/api/auth/signout', endsOnServer: false },
};

/** @type {Description} */
const authJs = {
    name: 'authjs',
    framework: 'Auth.js 5, a token too long for one cookie',
    source: 'npm @auth/core 0.41, lib/utils/cookie.js: authjs.*, chunks of 3,936 characters in NAME.0, NAME.1; HttpOnly, SameSite=lax; __Secure- and __Host- over https',
    form: { path: '/auth/signin', user: 'username', password: 'password', csrf: 'csrfToken' },
    cookies: [
        {
            name: 'authjs.session-token',
            secureName: '__Secure-authjs.session-token',
            kind: 'signsIn',
            ...identity(padded(jwe, 4200)),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            lifetime: 30 * DAY,
            prints: 'Expires',
            chunks: { size: 3936, style: 'dot' },
            removed: 'Max-Age',
        },
        {
            name: 'authjs.csrf-token',
            secureName: '__Host-authjs.csrf-token',
            kind: 'csrf',
            ...tokenAndHash,
            from: 'login',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
        },
        {
            name: 'authjs.callback-url',
            secureName: '__Secure-authjs.callback-url',
            kind: 'loginHelper',
            value: () => encodeURIComponent('http://authjs.localhost'),
            from: 'login',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
        },
        by.scriptedPreference('theme', 'light'),
    ],
    signOut: { method: 'post', path: '/auth/signout', endsOnServer: false },
};

/** @type {Description} */
const flaskJwt = {
    name: 'flask-jwt',
    framework: 'Flask-JWT-Extended in cookies',
    source: 'flask-jwt-extended.readthedocs.io/en/stable/options.html: access_token_cookie (HttpOnly, until the browser closes), csrf_access_token (read by scripts), unset_jwt_cookies',
    form: { path: '/login', user: 'username', password: 'password' },
    cookies: [
        {
            name: 'access_token_cookie',
            kind: 'signsIn',
            ...identity(
                jwt({ alg: 'HS256', typ: 'JWT' }, () => ({
                    fresh: true,
                    type: 'access',
                    jti: random.uuid(),
                })),
            ),
            from: 'signIn',
            httpOnly: true,
            removed: 'Expires',
        },
        { name: 'csrf_access_token', kind: 'csrf', value: random.uuid, from: 'signIn', removed: 'Expires' },
        by.visitorId('uid'),
    ],
    signOut: { method: 'post', path: '/logout', endsOnServer: false },
};

/** @type {Description} */
const djangoJwt = {
    name: 'django-jwt',
    framework: 'dj-rest-auth with Simple JWT',
    source: 'dj-rest-auth.readthedocs.io/en/latest/configuration.html: JWT_AUTH_COOKIE, JWT_AUTH_REFRESH_COOKIE (here jwt-auth, jwt-refresh-token), SameSite=Lax; Simple JWT: 5 minutes, a day',
    form: { path: '/dj-rest-auth/login', user: 'username', password: 'password' },
    cookies: [
        {
            name: 'jwt-auth',
            kind: 'signsIn',
            ...identity(jwt({ alg: 'HS256', typ: 'JWT' }, () => ({ token_type: 'access', user_id: 57 }))),
            from: 'signIn',
            httpOnly: true,
            sameSite: 'Lax',
            lifetime: 300,
            prints: 'Expires',
            removed: 'both',
        },
        {
            name: 'jwt-refresh-token',
            kind: 'signsIn',
            ...rememberToken(
                jwt({ alg: 'HS256', typ: 'JWT' }, () => ({ token_type: 'refresh', jti: random.hex(16) })),
            ),
            from: 'signIn',
            httpOnly: true,
            sameSite: 'Lax',
            lifetime: DAY,
            prints: 'Expires',
            removed: 'both',
        },
        by.ga,
        by.datadome,
    ],
    signOut: { method: 'post', path: '/dj-rest-auth/logout', endsOnServer: false },
};

/** @type {Description} */
const homeMade = {
    name: 'home-made',
    framework: 'a service of its own make: a JWT in the cookie “token”, a “logged_in” flag beside it',
    source: 'a pattern, not one product: developer.mozilla.org/docs/Web/HTTP/Guides/Cookies',
    form: { path: '/login', user: 'email', password: 'password' },
    cookies: [
        {
            name: 'token',
            kind: 'signsIn',
            ...identity(jwt()),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Strict',
            lifetime: 8 * HOUR,
            removed: 'both',
        },
        {
            name: 'logged_in',
            kind: 'loginHelper',
            value: () => 'yes',
            from: 'signIn',
            lifetime: YEAR,
            removed: 'both',
        },
        by.visitorId('session_hint'),
        by.deviceId('tracking_token'),
        by.tiktok,
        by.amplitude('9d1e0b77aa'),
    ],
    signOut: { method: 'post', path: '/logout', endsOnServer: false },
};

export const jwtCookies = [nextAuth, authJs, flaskJwt, djangoJwt, homeMade];
