/**
 * Web frameworks in Ruby, Elixir, Scala and JavaScript that put the session itself into a cookie, signed or encrypted: the server keeps nothing, so that a copy
 * of the cookie outlives sign-out.
 */
import * as by from './bystanders.mjs';
import { identity, wholeSession } from './carriers.mjs';
import { DAY, HOUR } from './description.mjs';
import { jwt, mac, railsEncrypted, random, sealedRun, signed } from './schemes.mjs';

/** @typedef {import('./description.mjs').Description} Description */
/** @typedef {import('./schemes.mjs').Scheme} Scheme */

/** @type {Description} */
const rails = {
    name: 'rails',
    framework: 'Ruby on Rails 7 with CookieStore',
    source: 'guides.rubyonrails.org/security.html and configuring.html: _app_session, AES-256-GCM, HttpOnly, SameSite=Lax; reset_session begins another',
    form: {
        path: '/session/new',
        action: '/session',
        user: 'email',
        password: 'password',
        csrf: 'authenticity_token',
    },
    cookies: [
        {
            name: '_app_session',
            kind: 'signsIn',
            ...wholeSession(railsEncrypted),
            from: 'visit',
            rolling: true,
            httpOnly: true,
            sameSite: 'Lax',
            secure: 'https',
            removed: 'renewed',
        },
        by.visitorId('ahoy_visitor'),
        { ...by.visitorId('ahoy_visit'), lifetime: 4 * HOUR },
        by.preference('locale', 'en-GB'),
        by.cfBm,
    ],
    signOut: { method: 'post', path: '/session/destroy', endsOnServer: false },
};

/** @type {Description} */
const phoenix = {
    name: 'phoenix',
    framework: 'Phoenix 1.7 with Plug.Session.COOKIE',
    source: 'hexdocs.pm/plug/Plug.Session.COOKIE.html, github.com/phoenixframework/phoenix installer/templates: _app_key, signed, SameSite=Lax, HttpOnly',
    form: { path: '/users/log_in', user: 'user[email]', password: 'user[password]', csrf: '_csrf_token' },
    cookies: [
        {
            name: '_app_key',
            kind: 'signsIn',
            ...wholeSession(signed({ prefix: 'SFMyNTY.', wraps: true })),
            from: 'visit',
            httpOnly: true,
            sameSite: 'Lax',
            removed: 'renewed',
        },
        by.scriptedPreference('phx_theme', 'system'),
        by.gclb,
    ],
    signOut: { method: 'post', path: '/users/log_out', endsOnServer: false },
};

/** @type {Description} */
const play = {
    name: 'play',
    framework: 'Play 3 with its own session',
    source: 'playframework.com/documentation/3.0.x/SettingsSession and ScalaSessionFlash: PLAY_SESSION, a JWT in HS256, HttpOnly, SameSite=lax, no lifetime; discarded when empty',
    form: { path: '/login', user: 'username', password: 'password', csrf: 'csrfToken' },
    cookies: [
        {
            name: 'PLAY_SESSION',
            kind: 'signsIn',
            ...wholeSession(jwt({ alg: 'HS256' })),
            from: 'login',
            httpOnly: true,
            sameSite: 'Lax',
            removed: 'both',
        },
        by.preference('PLAY_LANG', 'en'),
        by.ga,
        by.gid,
    ],
    signOut: { method: 'get', path: '/logout', endsOnServer: false },
};

/** @type {Scheme} */
const base64 = {
    seal: (payload) => Buffer.from(payload).toString('base64'),
    open: (value) => Buffer.from(value, 'base64').toString(),
};
const jsonSession = wholeSession(base64);
/** @param {string} value */
const keygrip = (value) => mac(`session=${value}`, 'sha1').toString('base64url');

/** @type {Description} */
const cookieSession = {
    name: 'cookie-session',
    framework: 'Express with cookie-session',
    source: 'npm cookie-session 2.1.1, index.js (session: JSON in base64) and npm cookies (session.sig: the signature, 27 characters); null ends both in 1970',
    form: { path: '/login', user: 'username', password: 'password' },
    alsoNeeded: ['session.sig'],
    cookies: [
        {
            name: 'session',
            kind: 'signsIn',
            ...jsonSession,
            reads: (value, state, jar) =>
                jar.get('session.sig') === keygrip(value) ? jsonSession.reads(value, state, jar) : undefined,
            from: 'signIn',
            httpOnly: true,
            lifetime: DAY,
            prints: 'Expires',
            removed: 'Expires',
        },
        {
            name: 'session.sig',
            kind: 'signsIn',
            value: (moment) => keygrip(jsonSession.value(moment)),
            from: 'signIn',
            httpOnly: true,
            lifetime: DAY,
            prints: 'Expires',
            removed: 'Expires',
        },
        by.segment,
        by.stripeMid,
        by.stripeSid,
    ],
    signOut: { method: 'get', path: '/logout', endsOnServer: false },
};

/** @type {Description} */
const ironSession = {
    name: 'iron-session',
    framework: 'Next.js with iron-session 8',
    source: 'github.com/vvo/iron-session README and src/core.ts: HttpOnly, Secure, SameSite=Lax, 14 days less a minute; Fe26.2 of @hapi/iron; destroy() sets Max-Age=0',
    form: { path: '/login', user: 'username', password: 'password' },
    cookies: [
        {
            name: 'iron-session-app',
            kind: 'signsIn',
            ...identity({
                seal: (account) =>
                    `Fe26.2*1*${random.hex(32)}*${sealedRun('', 'base64url').seal(account)}*~2`,
                open: (value) => sealedRun('', 'base64url').open(value.split('*')[3] ?? ''),
            }),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            lifetime: 14 * DAY - 60,
            prints: 'Max-Age',
            removed: 'Max-Age',
        },
        by.preference('NEXT_LOCALE', 'es'),
        by.hotjarUser('3188204'),
        by.hotjarSession('3188204'),
    ],
    signOut: { method: 'post', path: '/api/logout', endsOnServer: false },
};

export const sealedCookies = [rails, phoenix, play, cookieSession, ironSession];
