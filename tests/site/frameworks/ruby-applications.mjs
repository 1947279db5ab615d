/**
 * Applications in Ruby on Rails: their own session, and often a longer token beside it.
 */
import * as by from './bystanders.mjs';
import { rememberToken, sessionId, wholeSession } from './carriers.mjs';
import { DAY, YEAR } from './description.mjs';
import { railsEncrypted, random, signed } from './schemes.mjs';

/** @typedef {import('./description.mjs').Description} Description */

/** Base64 of JSON, two dashes, HMAC: `cookies.signed` of Rails. */
const railsSigned = signed({ separator: '--', encoding: 'hex', algorithm: 'sha1', wraps: true });

/** @type {Description} */
const devise = {
    name: 'devise',
    framework: 'Devise 4.9 with “remember me”',
    source: 'github.com/heartcombo/devise: lib/devise/models/rememberable.rb (two weeks), controllers/rememberable.rb (remember_user_token, signed, HttpOnly); sign-out by DELETE',
    newToken: () => random.base64url(20),
    form: {
        path: '/users/sign_in',
        user: 'user[email]',
        password: 'user[password]',
        csrf: 'authenticity_token',
    },
    cookies: [
        {
            name: '_shop_session',
            kind: 'signsIn',
            ...sessionId(railsEncrypted),
            from: 'visit',
            rolling: true,
            httpOnly: true,
            sameSite: 'Lax',
            secure: 'https',
            removed: 'renewed',
        },
        {
            name: 'remember_user_token',
            kind: 'signsIn',
            ...rememberToken(railsSigned),
            from: 'signIn',
            httpOnly: true,
            sameSite: 'Lax',
            lifetime: 14 * DAY,
            prints: 'Expires',
            removed: 'both',
        },
        by.hubspot,
        by.ga,
        by.gaStream('C5T8W2LK0E'),
        by.oneTrust,
        by.oneTrustClosed,
    ],
    signOut: { method: 'post', path: '/users/sign_out', endsOnServer: true },
};

/** @type {Description} */
const discourse = {
    name: 'discourse',
    framework: 'Discourse 3',
    source: 'github.com/discourse/discourse: lib/auth/default_current_user_provider.rb (_t, encrypted, maximum_session_age of 1,440 h, SameSite=Lax), config/initializers/100-session_store.rb (_forum_session)',
    newToken: () => random.hex(16),
    form: {
        path: '/login',
        action: '/session',
        user: 'login',
        password: 'password',
        csrf: 'authenticity_token',
    },
    cookies: [
        {
            name: '_t',
            kind: 'signsIn',
            ...rememberToken(railsEncrypted),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            lifetime: 60 * DAY,
            prints: 'Expires',
            removed: 'both',
        },
        {
            name: '_forum_session',
            kind: 'session',
            value: ({ csrf }) => railsEncrypted.seal(csrf),
            guards: railsEncrypted.open,
            from: 'visit',
            rolling: true,
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            removed: 'renewed',
        },
        by.scriptedPreference('color_scheme_id', '2'),
        by.cfBm,
    ],
    signOut: { method: 'post', path: '/session/robin', endsOnServer: true },
};

/** @type {Description} */
const gitLab = {
    name: 'gitlab',
    framework: 'GitLab 17 with “remember me”',
    source: 'docs.gitlab.com/user/profile/#cookies-used-for-sign-in; gitlab-org/gitlab: config/initializers/session_store.rb, lib/gitlab/auth (known_sign_in, two weeks), Devise (remember_user_token)',
    newId: () => random.hex(16),
    newToken: () => random.base64url(20),
    form: {
        path: '/users/sign_in',
        user: 'user[login]',
        password: 'user[password]',
        csrf: 'authenticity_token',
    },
    cookies: [
        {
            name: '_gitlab_session',
            kind: 'signsIn',
            ...sessionId(),
            from: 'visit',
            httpOnly: true,
            secure: 'https',
            removed: 'renewed',
        },
        {
            name: 'remember_user_token',
            kind: 'signsIn',
            ...rememberToken(railsSigned),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            lifetime: 14 * DAY,
            prints: 'Expires',
            removed: 'both',
        },
        {
            name: 'known_sign_in',
            kind: 'security',
            value: () => railsEncrypted.seal('57'),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            lifetime: 14 * DAY,
            prints: 'Expires',
        },
        by.scriptedPreference('preferred_language', 'en'),
        by.scriptedPreference('super_sidebar_collapsed', 'false'),
        by.scriptedPreference('hide_broadcast_message_1', 'true'),
    ],
    signOut: { method: 'post', path: '/users/sign_out', endsOnServer: true },
};

/** @type {Description} */
const redmine = {
    name: 'redmine',
    framework: 'Redmine 5 with autologin',
    source: 'github.com/redmine/redmine: config/application.rb (_redmine_session in a CookieStore), app/controllers/account_controller.rb (autologin, one year, HttpOnly; logout deletes its token)',
    newToken: () => random.hex(20),
    form: { path: '/login', user: 'username', password: 'password', csrf: 'authenticity_token' },
    cookies: [
        {
            // The session names a token of the database, which logout deletes.
            name: '_redmine_session',
            kind: 'signsIn',
            ...sessionId(railsEncrypted),
            from: 'visit',
            rolling: true,
            httpOnly: true,
            sameSite: 'Lax',
            removed: 'renewed',
        },
        {
            name: 'autologin',
            kind: 'signsIn',
            ...rememberToken(),
            from: 'signIn',
            httpOnly: true,
            sameSite: 'Lax',
            secure: 'https',
            lifetime: YEAR,
            prints: 'Expires',
            removed: 'both',
        },
    ],
    signOut: { method: 'post', path: '/logout', endsOnServer: true },
};

/** @type {Description} */
const mastodon = {
    name: 'mastodon',
    framework: 'Mastodon 4',
    source: 'github.com/mastodon/mastodon: config/initializers/session_store.rb (_mastodon_session), devise.rb (_session_id, signed, one year, HttpOnly: names a session activation of the database)',
    newToken: () => random.hex(16),
    form: {
        path: '/auth/sign_in',
        user: 'user[email]',
        password: 'user[password]',
        csrf: 'authenticity_token',
    },
    cookies: [
        {
            name: '_session_id',
            kind: 'signsIn',
            ...rememberToken(railsSigned),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            lifetime: YEAR,
            prints: 'Expires',
            removed: 'both',
        },
        {
            name: '_mastodon_session',
            kind: 'session',
            value: ({ csrf }) => railsEncrypted.seal(csrf),
            guards: railsEncrypted.open,
            from: 'visit',
            rolling: true,
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            removed: 'renewed',
        },
    ],
    signOut: { method: 'post', path: '/auth/sign_out', endsOnServer: true },
};

/** @type {Description} */
const rack = {
    name: 'rack',
    framework: 'Sinatra with Rack::Session::Cookie',
    source: 'github.com/rack/rack-session: lib/rack/session/cookie.rb (rack.session), encryptor.rb; sinatrarb.com/intro.html (enable :sessions)',
    form: { path: '/login', user: 'username', password: 'password', csrf: 'authenticity_token' },
    cookies: [
        {
            name: 'rack.session',
            kind: 'signsIn',
            ...wholeSession(signed({ separator: '--', encoding: 'hex', wraps: true })),
            from: 'visit',
            httpOnly: true,
            sameSite: 'Lax',
            removed: 'renewed',
        },
        { ...by.preference('units', 'metric'), sameSite: undefined },
        by.tiktok,
        by.pinterest,
    ],
    signOut: { method: 'get', path: '/logout', endsOnServer: false },
};

export const rubyApplications = [devise, discourse, gitLab, redmine, mastodon];
export const rubySealed = [rack];
