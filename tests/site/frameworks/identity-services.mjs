/**
 * Services that sign people in for a site, and keep a token in its cookies.
 */
import * as by from './bystanders.mjs';
import { identity } from './carriers.mjs';
import { DAY } from './description.mjs';
import { jwe, jwt, letters, padded, random } from './schemes.mjs';

/** @typedef {import('./description.mjs').Description} Description */
/** @typedef {import('./schemes.mjs').Scheme} Scheme */

const seconds = () => Math.floor(Date.now() / 1000);

/** @type {Description} */
const clerk = {
    name: 'clerk',
    framework: 'Clerk, production instance',
    source: 'clerk.com/docs/how-clerk-works/overview and npm @clerk/backend 3.25: __session (a JWT of a minute, set by its script there and by the server here, SameSite=Lax) counts only with __client_uat',
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
            name: 'auth_verification',
            kind: 'loginHelper',
            value: () => random.base64url(60),
            from: 'login',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            usedUp: 'Max-Age',
        },
        by.cookiebot,
    ],
    signOut: { method: 'get', path: '/api/auth/logout', endsOnServer: false },
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

export const identityServices = [clerk, supabase, firebaseSession, auth0Next, cloudflareAccess];
