/**
 * Web frameworks that keep sessions on the server, and give the browser no more than an id.
 */
import * as by from './bystanders.mjs';
import { rememberToken, sessionId } from './carriers.mjs';
import { DAY, YEAR } from './description.mjs';
import { laravelEncrypted, letters, phpId, plain, random, signed } from './schemes.mjs';

/** @typedef {import('./description.mjs').Description} Description */

const LONG = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** @type {Description} */
const express = {
    name: 'express',
    framework: 'Express with express-session',
    source: 'npm express-session 1.19.0, README and index.js: connect.sid, `s:` and HMAC-SHA256, Path=/, HttpOnly, no SameSite; saved before sign-in (saveUninitialized)',
    newId: () => random.base64url(24),
    form: { path: '/login', user: 'username', password: 'password', csrf: '_csrf' },
    cookies: [
        {
            name: 'connect.sid',
            kind: 'signsIn',
            ...sessionId(signed({ prefix: 's:', encoding: 'base64' })),
            from: 'visit',
            httpOnly: true,
        },
        by.ga,
        by.gaStream('4XK1T0BQ7N'),
        by.cookieYes,
        by.visitorId('vid'),
    ],
    signOut: { method: 'post', path: '/logout', endsOnServer: true },
};

/** @type {Description} */
const django = {
    name: 'django',
    framework: 'Django',
    source: 'PyPI Django 5.2, conf/global_settings.py: SESSION_COOKIE_*, CSRF_COOKIE_*; contrib/auth/__init__.py: login cycles the key and rotates the token, logout flushes',
    newId: () => random.lower(32),
    form: {
        path: '/accounts/login/',
        user: 'username',
        password: 'password',
        csrf: 'csrfmiddlewaretoken',
    },
    cookies: [
        {
            name: 'sessionid',
            kind: 'signsIn',
            ...sessionId(),
            from: 'signIn',
            httpOnly: true,
            sameSite: 'Lax',
            lifetime: 14 * DAY,
            removed: 'both',
        },
        {
            name: 'csrftoken',
            kind: 'csrf',
            value: ({ csrf }) => csrf,
            guards: plain.open,
            from: 'login',
            renewed: true,
            sameSite: 'Lax',
            lifetime: 364 * DAY,
        },
        by.ga,
        by.gid,
        by.preference('django_language', 'en'),
        by.oneTrust,
    ],
    signOut: { method: 'post', path: '/accounts/logout/', endsOnServer: true },
};

/** @type {Description} */
const laravel = {
    name: 'laravel',
    framework: 'Laravel 11',
    source: 'github.com/laravel/framework 11.x: config/session.php, VerifyCsrfToken, SessionGuard::getRecallerName (`remember_web_` and the SHA-1 of the guard, 400 days)',
    newId: () => letters(40, LONG),
    newToken: () => letters(60, LONG),
    form: { path: '/login', user: 'email', password: 'password', csrf: '_token' },
    cookies: [
        {
            name: 'laravel_session',
            kind: 'signsIn',
            ...sessionId(laravelEncrypted),
            from: 'visit',
            rolling: true,
            httpOnly: true,
            sameSite: 'Lax',
            lifetime: 7200,
            removed: 'renewed',
        },
        {
            name: 'XSRF-TOKEN',
            kind: 'csrf',
            value: ({ session }) => laravelEncrypted.seal(session.csrf),
            from: 'visit',
            rolling: true,
            renewed: true,
            sameSite: 'Lax',
            lifetime: 7200,
            removed: 'renewed',
        },
        {
            name: 'remember_web_59ba36addc2b2f9401580f014c7f58ea4e30989d',
            kind: 'signsIn',
            ...rememberToken(laravelEncrypted),
            from: 'signIn',
            httpOnly: true,
            sameSite: 'Lax',
            lifetime: 400 * DAY,
            removed: 'both',
        },
        by.fbp,
        by.ga,
        by.awsAlb,
        by.awsAlbCors,
    ],
    signOut: { method: 'post', path: '/logout', endsOnServer: true },
};

/** @type {Description} */
const symfony = {
    name: 'symfony',
    framework: 'Symfony 7 with persistent remember-me',
    source: 'symfony.com/doc/current/security/remember_me.html and github.com/symfony/symfony 7.x: RememberMeFactory (REMEMBERME, one year, HttpOnly), SessionLogoutListener; PHP session.name',
    newId: phpId,
    newToken: () => random.base64url(48),
    form: { path: '/login', user: '_username', password: '_password', csrf: '_csrf_token' },
    cookies: [
        {
            name: 'PHPSESSID',
            kind: 'signsIn',
            ...sessionId(),
            from: 'login',
            httpOnly: true,
            sameSite: 'Lax',
            secure: 'https',
            removed: 'both',
        },
        {
            name: 'REMEMBERME',
            kind: 'signsIn',
            ...rememberToken(),
            from: 'signIn',
            httpOnly: true,
            sameSite: 'Lax',
            secure: 'https',
            lifetime: YEAR,
            removed: 'both',
        },
        by.matomoId(3),
        by.matomoSession(3),
        by.tarteaucitron,
        by.preference('_locale', 'fr'),
    ],
    signOut: { method: 'get', path: '/logout', endsOnServer: true },
};

/** @type {Description} */
const codeIgniter = {
    name: 'codeigniter',
    framework: 'CodeIgniter 4',
    source: 'github.com/codeigniter4/CodeIgniter4: app/Config/Session.php (ci_session, 7200 s), Security.php (csrf_cookie_name, csrf_test_name, regenerated), Cookie.php (HttpOnly, SameSite=Lax)',
    newId: () => letters(32, '0123456789abcdefghijklmnopqrstuv'),
    form: { path: '/login', user: 'email', password: 'password', csrf: 'csrf_test_name' },
    cookies: [
        {
            name: 'ci_session',
            kind: 'signsIn',
            ...sessionId(),
            from: 'visit',
            httpOnly: true,
            sameSite: 'Lax',
            lifetime: 7200,
            removed: 'both',
        },
        {
            name: 'csrf_cookie_name',
            kind: 'csrf',
            value: ({ csrf }) => csrf,
            guards: plain.open,
            from: 'login',
            renewed: true,
            httpOnly: true,
            sameSite: 'Lax',
            lifetime: 7200,
        },
        by.ga,
        by.gclAu,
        by.scriptedPreference('theme', 'dark'),
    ],
    signOut: { method: 'get', path: '/logout', endsOnServer: true },
};

export const serverSessions = [express, django, laravel, symfony, codeIgniter];
