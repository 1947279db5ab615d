/**
 * Applications in Go, Python and JavaScript that people run themselves, and shops: sessions are kept on the server.
 */
import * as by from './bystanders.mjs';
import { identity, rememberToken, sessionId } from './carriers.mjs';
import { DAY, YEAR } from './description.mjs';
import { decoded, letters, mac, plain, random, signed } from './schemes.mjs';

/** @typedef {import('./description.mjs').Description} Description */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** @type {Description} */
const gitea = {
    name: 'gitea',
    framework: 'Gitea 1.22 with “remember this device”',
    source: 'docs.gitea.com/administration/config-cheat-sheet (COOKIE_NAME i_like_gitea, COOKIE_REMEMBER_NAME gitea_incredible, LOGIN_REMEMBER_DAYS 31); services/context/csrf.go (_csrf, a day)',
    newId: () => random.hex(8),
    newToken: () => `${random.hex(6)}%3A${random.hex(32)}`,
    form: { path: '/user/login', user: 'user_name', password: 'password', csrf: '_csrf' },
    cookies: [
        {
            name: 'i_like_gitea',
            kind: 'signsIn',
            ...sessionId(),
            from: 'visit',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            removed: 'both',
        },
        {
            name: 'gitea_incredible',
            kind: 'signsIn',
            ...rememberToken(),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            lifetime: 31 * DAY,
            prints: 'Max-Age',
            removed: 'Max-Age',
        },
        {
            name: '_csrf',
            kind: 'csrf',
            value: ({ csrf }) => `${csrf}%3A${Date.now()}000000`,
            guards: (value) => value.split('%3A')[0],
            from: 'visit',
            renewed: true,
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            lifetime: DAY,
            prints: 'Max-Age',
        },
        { ...by.preference('lang', 'en-US'), lifetime: undefined, httpOnly: true },
    ],
    signOut: { method: 'post', path: '/user/logout', endsOnServer: true },
};

/** @type {Description} */
const grafana = {
    name: 'grafana',
    framework: 'Grafana 11',
    source: 'github.com/grafana/grafana: conf/defaults.ini (login_cookie_name grafana_session, login_maximum_lifetime_duration 30d, cookie_samesite lax), pkg/services/authn/identity.go (grafana_session_expiry, read by scripts)',
    newId: () => random.hex(16),
    form: { path: '/login', user: 'user', password: 'password' },
    cookies: [
        {
            name: 'grafana_session',
            kind: 'signsIn',
            ...sessionId(),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            lifetime: 30 * DAY,
            prints: 'Max-Age',
            removed: 'Max-Age',
        },
        {
            name: 'grafana_session_expiry',
            kind: 'loginHelper',
            value: () => String(Math.floor(Date.now() / 1000) + 600),
            from: 'signIn',
            secure: 'https',
            sameSite: 'Lax',
            lifetime: 30 * DAY,
            prints: 'Max-Age',
            removed: 'Max-Age',
        },
        { ...by.preference('redirect_to', '%2F'), kind: 'loginHelper', from: 'login', usedUp: 'Max-Age' },
    ],
    signOut: { method: 'get', path: '/logout', endsOnServer: true },
};

/** @type {Description} */
const odoo = {
    name: 'odoo',
    framework: 'Odoo 17 with its website',
    source: 'github.com/odoo/odoo 17.0: odoo/http.py (session_id, 84 characters, 7 days, HttpOnly; logout keeps a session without a user), addons/http_routing (frontend_lang), addons/web (tz, cids)',
    newId: () => letters(84, LETTERS),
    form: { path: '/web/login', user: 'login', password: 'password', csrf: 'csrf_token' },
    cookies: [
        {
            name: 'session_id',
            kind: 'signsIn',
            ...sessionId(),
            from: 'visit',
            rolling: true,
            httpOnly: true,
            lifetime: 7 * DAY,
            removed: 'renewed',
        },
        by.preference('frontend_lang', 'en_US'),
        { ...by.scriptedPreference('tz', 'Europe/Berlin'), sameSite: undefined },
        { ...by.scriptedPreference('cids', '1'), sameSite: undefined },
        by.visitorId('visitor_uuid'),
        by.consent('website_cookies_bar', '%7B%22required%22%3Atrue%2C%22optional%22%3Atrue%7D'),
    ],
    signOut: { method: 'get', path: '/web/session/logout', endsOnServer: true },
};

/** @type {Description} */
const ghost = {
    name: 'ghost',
    framework: 'Ghost 5, administration',
    source: 'github.com/TryGhost/Ghost: ghost/core/core/server/services/auth/session/express-session.js (ghost-admin-api-session, path /ghost, six months, HttpOnly, SameSite of the address)',
    newId: () => letters(32, LETTERS),
    form: { path: '/ghost/signin', user: 'username', password: 'password' },
    accountPath: '/ghost/account',
    cookies: [
        {
            name: 'ghost-admin-api-session',
            kind: 'signsIn',
            ...sessionId(signed({ prefix: 's:', encoding: 'base64' })),
            from: 'signIn',
            path: '/ghost',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            lifetime: 184 * DAY,
            prints: 'Expires',
        },
        by.cfRuid,
        by.matomoId(4),
        by.matomoSession(4),
    ],
    signOut: { method: 'post', path: '/ghost/api/admin/session', endsOnServer: true },
};

/** @type {Description} */
const shopify = {
    name: 'shopify',
    framework: 'a Shopify shop with classic customer accounts',
    source: 'shopify.com/legal/cookies: _secure_session_id… and secure_customer_sig (20 years there, 400 days in browsers), _shopify_y, _shopify_s, cart, localization, _tracking_consent, keep_alive',
    newToken: () => random.hex(16),
    form: { path: '/account/login', user: 'customer[email]', password: 'customer[password]' },
    cookies: [
        {
            name: 'secure_customer_sig',
            kind: 'signsIn',
            ...rememberToken(),
            from: 'visit',
            httpOnly: true,
            secure: true,
            sameSite: 'Lax',
            lifetime: YEAR,
            prints: 'Expires',
            removed: 'renewed',
        },
        {
            name: 'cart',
            kind: 'other',
            value: () => `Z2NwLWV1cm9wZS13ZXN0MT${letters(26, LETTERS)}`,
            from: 'visit',
            sameSite: 'Lax',
            lifetime: 14 * DAY,
        },
        { ...by.deviceId('_shopify_y'), httpOnly: false, domain: true, sameSite: 'Lax', value: random.uuid },
        {
            ...by.deviceId('_shopify_s'),
            httpOnly: false,
            domain: true,
            sameSite: 'Lax',
            value: random.uuid,
            lifetime: 1800,
        },
        by.preference('localization', 'IE'),
        {
            ...by.consent('_tracking_consent', '%7B%22con%22%3A%7B%7D%2C%22v%22%3A%222.1%22%7D'),
            domain: true,
        },
        { ...by.visitorId('keep_alive'), kind: 'other', lifetime: 1800, httpOnly: false },
        by.fbp,
    ],
    signOut: { method: 'get', path: '/account/logout', endsOnServer: true },
};

/** @type {Description} */
const betterAuth = {
    name: 'better-auth',
    framework: 'Better Auth 1',
    source: 'better-auth.com/docs/concepts/cookies and session-management: better-auth.session_token, signed, 7 days, HttpOnly, SameSite=Lax; __Secure- over https; removed with Max-Age=0',
    newId: () => letters(32, LETTERS),
    form: { path: '/sign-in', user: 'email', password: 'password' },
    cookies: [
        {
            name: 'better-auth.session_token',
            secureName: '__Secure-better-auth.session_token',
            kind: 'signsIn',
            ...sessionId(signed({ encoding: 'base64' })),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            lifetime: 7 * DAY,
            prints: 'Max-Age',
            removed: 'Max-Age',
        },
        by.scriptedPreference('sidebar_state', 'true'),
        by.posthog('b9LmQ1cVz4'),
    ],
    signOut: { method: 'post', path: '/api/auth/sign-out', endsOnServer: true },
};

/** An HMAC, then the name and JSON with the account's key, serialised by PHP. @type {import('./schemes.mjs').Scheme} */
const yiiIdentity = {
    seal(account) {
        const json = JSON.stringify([account, mac(account).toString('base64url').slice(0, 32), 30 * DAY]);
        const body = `a:2:{i:0;s:18:"_identity-frontend";i:1;s:${json.length}:"${json}";}`;
        return encodeURIComponent(`${mac(body).toString('hex')}${body}`);
    },
    open(value) {
        const text = decoded(value);
        const [hash, body] = [text.slice(0, 64), text.slice(64)];
        return hash === mac(body).toString('hex') ? /\["(\w+)"/.exec(body)?.[1] : undefined;
    },
};

/** @type {Description} */
const yii = {
    name: 'yii',
    framework: 'Yii 2, advanced template, with “remember me”',
    source: 'github.com/yiisoft/yii2: framework/web/User.php (identityCookie, 30 days by LoginForm, HttpOnly), Request.php (_csrf), yii2-app-advanced frontend/config/main.php (advanced-frontend, _identity-frontend, _csrf-frontend)',
    newId: () => random.lower(26),
    form: {
        path: '/site/login',
        user: 'LoginForm[username]',
        password: 'LoginForm[password]',
        csrf: '_csrf-frontend',
    },
    cookies: [
        { name: 'advanced-frontend', kind: 'signsIn', ...sessionId(), from: 'visit', httpOnly: true },
        {
            name: '_identity-frontend',
            kind: 'signsIn',
            ...identity(yiiIdentity),
            from: 'signIn',
            httpOnly: true,
            sameSite: 'Lax',
            lifetime: 30 * DAY,
            removed: 'both',
        },
        {
            name: '_csrf-frontend',
            kind: 'csrf',
            value: ({ csrf }) => csrf,
            guards: plain.open,
            from: 'visit',
            httpOnly: true,
            sameSite: 'Lax',
        },
        by.ga,
        by.gid,
    ],
    // The key of the account stays the same: only the session ends.
    signOut: { method: 'post', path: '/site/logout', endsOnServer: false },
};

export const selfHosted = [gitea, grafana, odoo, ghost, shopify, betterAuth, yii];
