/**
 * Libraries and services that keep a JSON Web Token in a cookie, signed or encrypted.
 */
import * as by from './bystanders.mjs';
import { identity, rememberToken } from './carriers.mjs';
import { DAY, HOUR, YEAR } from './description.mjs';
import { jwe, jwt, letters, mac, random } from './schemes.mjs';

/** @typedef {import('./description.mjs').Cookie} Cookie */
/** @typedef {import('./description.mjs').Description} Description */
/** @typedef {import('./schemes.mjs').Scheme} Scheme */

const seconds = () => Math.floor(Date.now() / 1000);
/** Tokens with many claims are long. @param {Scheme} scheme @param {number} length @returns {Scheme} */
const padded = (scheme, length) => ({
    seal: (payload) => scheme.seal(payload.padEnd(length)),
    open: (value) => scheme.open(value)?.trimEnd(),
});
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
const clerk = {
    name: 'clerk',
    framework: 'Clerk, production instance',
    source: 'clerk.com/docs/how-clerk-works/overview and npm @clerk/backend 3.25: __session (a JWT of a minute, set by the script, SameSite=Lax) counts only with __client_uat',
    form: { path: '/sign-in', user: 'identifier', password: 'password' },
    alsoNeeded: ['__client_uat'],
    cookies: [
        {
            name: '__session',
            kind: 'signsIn',
            ...identity(jwt({ alg: 'RS256', cat: 'cl_B7d4PD111AAA', kid: 'ins_2aBcDeF', typ: 'JWT' })),
            from: 'signIn',
            secure: 'https',
            sameSite: 'Lax',
            lifetime: 365 * DAY,
            prints: 'Expires',
            removed: 'Expires',
        },
        {
            name: '__client_uat',
            kind: 'loginHelper',
            value: ({ account }) => (account ? String(seconds()) : '0'),
            from: 'visit',
            renewed: true,
            domain: true,
            secure: 'https',
            sameSite: 'Lax',
            lifetime: 365 * DAY,
            prints: 'Expires',
            removed: 'renewed',
        },
        by.stripeMid,
        by.segment,
        by.ga,
    ],
    signOut: { method: 'get', path: '/sign-out', endsOnServer: false },
};

/** JSON with both tokens, in base64url after `base64-`. @type {Scheme} */
const supabaseSession = {
    seal(account) {
        const user = { id: random.uuid(), aud: 'authenticated', email: `${account}@mail.example` };
        const claims = () => ({ user_metadata: { notes: letters(2400, 'abcdefghijklmnopqrstuvwxyz ') } });
        const access = jwt({ alg: 'HS256', kid: 'm4Qp', typ: 'JWT' }, claims).seal(account);
        const session = { access_token: access, token_type: 'bearer', refresh_token: random.lower(12), user };
        return `base64-${Buffer.from(JSON.stringify(session)).toString('base64url')}`;
    },
    open(value) {
        if (!value.startsWith('base64-')) return undefined;
        const session = JSON.parse(Buffer.from(value.slice(7), 'base64url').toString());
        return jwt().open(session.access_token);
    },
};

/** @type {Description} */
const supabase = {
    name: 'supabase',
    framework: 'Supabase with @supabase/ssr',
    source: 'npm @supabase/ssr 0.12: sb-PROJECT-auth-token, chunks of 3,180 characters in NAME.0, NAME.1, base64url, 400 days, SameSite=Lax, not HttpOnly; supabase.com/docs/guides/auth/server-side',
    form: { path: '/login', user: 'email', password: 'password' },
    cookies: [
        {
            name: 'sb-qwertyuiopasdfghjklz-auth-token',
            kind: 'signsIn',
            ...identity(supabaseSession),
            from: 'signIn',
            sameSite: 'Lax',
            lifetime: 400 * DAY,
            chunks: { size: 3180, style: 'dot' },
            removed: 'Max-Age',
        },
        by.posthog('hT5wLq3m0Z'),
        by.preference('locale', 'pt-BR'),
    ],
    // Sign-out revokes the refresh token; the access token is good until its hour is over.
    signOut: { method: 'post', path: '/auth/signout', endsOnServer: false },
};

/** @type {Description} */
const firebaseSession = {
    name: 'firebase-session',
    framework: 'Firebase Authentication with session cookies',
    source: 'firebase.google.com/docs/auth/admin/manage-cookies: a JWT of up to two weeks, here five days; firebase.google.com/docs/hosting/manage-cache: only __session reaches the server',
    form: { path: '/login', user: 'email', password: 'password' },
    cookies: [
        {
            name: '__session',
            kind: 'signsIn',
            ...identity(
                jwt({ alg: 'RS256', kid: 'oLdKw1' }, () => ({
                    iss: 'https://session.firebase.google.com/demo',
                })),
            ),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            lifetime: 5 * DAY,
            prints: 'Max-Age',
            removed: 'Expires',
        },
        by.ga,
        by.gaStream('2R7YV5N9QH'),
        by.scriptedPreference('currency', 'EUR'),
    ],
    signOut: { method: 'post', path: '/sessionLogout', endsOnServer: false },
};

/** @type {Description} */
const auth0Next = {
    name: 'auth0-next',
    framework: 'nextjs-auth0 3, at its own form',
    source: 'github.com/auth0/nextjs-auth0 v3: appSession, a JWE, HttpOnly, SameSite=Lax, rolling over 24 h; removed with Max-Age=0',
    form: { path: '/api/auth/login', user: 'username', password: 'password' },
    cookies: [
        {
            name: 'appSession',
            kind: 'signsIn',
            ...identity(padded(jwe, 900)),
            from: 'signIn',
            rolling: true,
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            lifetime: DAY,
            prints: 'Expires',
            removed: 'Max-Age',
        },
        {
            ...by.consent('auth_verification', random.hex(20)),
            kind: 'loginHelper',
            from: 'login',
            usedUp: 'Max-Age',
        },
        by.cookiebot,
    ],
    signOut: { method: 'get', path: '/api/auth/logout', endsOnServer: false },
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
const cloudflareAccess = {
    name: 'cloudflare-access',
    framework: 'Cloudflare Access, in front of an application',
    source: 'developers.cloudflare.com/cloudflare-one/identity/authorization-cookie: CF_Authorization (a JWT, a day), CF_AppSession; /cdn-cgi/access/logout',
    form: { path: '/cdn-cgi/access/login', user: 'email', password: 'code' },
    cookies: [
        {
            name: 'CF_Authorization',
            kind: 'signsIn',
            ...identity(
                jwt({ alg: 'RS256', kid: random.hex(32) }, () => ({ type: 'app', identity_nonce: 'N7q' })),
            ),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            lifetime: DAY,
            prints: 'Expires',
            removed: 'Expires',
        },
        {
            name: 'CF_AppSession',
            kind: 'security',
            value: () => `n${random.hex(8)}`,
            from: 'visit',
            httpOnly: true,
            secure: 'https',
            lifetime: DAY,
            prints: 'Expires',
        },
        by.akamai,
        by.gclb,
    ],
    signOut: { method: 'get', path: '/cdn-cgi/access/logout', endsOnServer: false },
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

export const jwtCookies = [
    nextAuth,
    authJs,
    clerk,
    supabase,
    firebaseSession,
    auth0Next,
    flaskJwt,
    djangoJwt,
    cloudflareAccess,
    homeMade,
];
