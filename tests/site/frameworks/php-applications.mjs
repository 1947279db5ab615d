/**
 * Applications in PHP in which people talk, learn, buy and keep files; sessions are kept on the server.
 */
import * as by from './bystanders.mjs';
import { rememberToken, secondSecret, sessionId } from './carriers.mjs';
import { DAY, YEAR } from './description.mjs';
import { mac, phpId, plain, random, sealedRun, sha1 } from './schemes.mjs';

/** @typedef {import('./description.mjs').Description} Description */

const INSTANCE = `oc${sha1('nextcloud').slice(0, 10)}`;

/** @type {Description} */
const phpBB = {
    name: 'phpbb',
    framework: 'phpBB 3.3',
    source: 'github.com/phpbb/phpbb 3.3.x: phpbb/session.php (set_cookie, session_create, session_kill: an anonymous session follows), config cookie_name',
    newId: () => random.hex(16),
    newToken: () => random.hex(8),
    form: { path: '/ucp.php', user: 'username', password: 'password', csrf: 'form_token' },
    cookies: [
        {
            name: 'phpbb3_q7x2m_sid',
            kind: 'signsIn',
            ...sessionId(),
            from: 'visit',
            httpOnly: true,
            secure: 'https',
            lifetime: YEAR,
            prints: 'Expires',
            removed: 'renewed',
        },
        {
            name: 'phpbb3_q7x2m_u',
            kind: 'loginHelper',
            value: ({ account }) => (account ? '57' : '1'),
            from: 'visit',
            renewed: true,
            httpOnly: true,
            secure: 'https',
            lifetime: YEAR,
            prints: 'Expires',
            removed: 'renewed',
        },
        {
            name: 'phpbb3_q7x2m_k',
            kind: 'signsIn',
            ...rememberToken(),
            from: 'visit',
            httpOnly: true,
            secure: 'https',
            lifetime: YEAR,
            prints: 'Expires',
            removed: 'renewed',
        },
        by.gat,
        by.ga,
        by.gid,
    ],
    signOut: { method: 'get', path: '/ucp.php?mode=logout', endsOnServer: true },
};

/** @type {Description} */
const moodle = {
    name: 'moodle',
    framework: 'Moodle 4',
    source: 'docs.moodle.org/404/en/Cookies; lib/classes/session/manager.php (terminate_current: another id follows), lib/moodlelib.php (set_moodle_cookie: MOODLEID1_, 60 days, encrypted)',
    newId: phpId,
    form: { path: '/login/index.php', user: 'username', password: 'password', csrf: 'logintoken' },
    cookies: [
        {
            name: 'MoodleSession',
            kind: 'signsIn',
            ...sessionId(),
            from: 'visit',
            httpOnly: true,
            secure: 'https',
            removed: 'renewed',
        },
        {
            name: 'MOODLEID1_',
            kind: 'loginHelper',
            value: () => encodeURIComponent(`sodium:${sealedRun('', 'base64').seal('robin')}`),
            from: 'signIn',
            secure: 'https',
            lifetime: 60 * DAY,
        },
        by.haproxy,
    ],
    signOut: { method: 'confirm', path: '/login/logout.php', endsOnServer: true },
};

/** @type {Description} */
const magento = {
    name: 'magento',
    framework: 'Magento Open Source 2.4',
    source: 'experienceleague.adobe.com/docs/commerce-admin/start/compliance/privacy/compliance-cookie-law: default cookies; github.com/magento/magento2: Session/Config, PageCache/Model/App/Response/HttpPlugin (X-Magento-Vary), Http/Context (its SHA-1), FormKey',
    newId: phpId,
    form: {
        path: '/customer/account/login/',
        user: 'login[username]',
        password: 'login[password]',
        csrf: 'form_key',
    },
    cookies: [
        {
            name: 'PHPSESSID',
            kind: 'signsIn',
            ...sessionId(),
            from: 'visit',
            rolling: true,
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            lifetime: 3600,
            domain: true,
            removed: 'renewed',
        },
        {
            name: 'form_key',
            kind: 'csrf',
            value: ({ csrf }) => csrf,
            guards: plain.open,
            from: 'visit',
            byScript: true,
            sameSite: 'Lax',
            lifetime: 3600,
        },
        {
            name: 'X-Magento-Vary',
            kind: 'other',
            // Of what pages depend on: the same for all customers of a group.
            value: () => sha1('{"customer_group":"1","customer_logged_in":true}'),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            lifetime: 3600,
            removed: 'both',
        },
        { ...by.preference('private_content_version', random.hex(16)), kind: 'other' },
        { ...by.scriptedPreference('mage-cache-storage', '{}'), kind: 'other' },
        { ...by.scriptedPreference('mage-cache-sessid', 'true'), kind: 'other', lifetime: undefined },
        { ...by.scriptedPreference('section_data_ids', '%7B%22cart%22%3A1790000000%7D'), kind: 'other' },
        by.ga,
        by.fbp,
        by.gclAu,
        by.consent('user_allowed_save_cookie', '%7B%221%22%3A1%7D'),
    ],
    signOut: { method: 'get', path: '/customer/account/logout/', endsOnServer: true },
};

/** @type {Description} */
const nextcloud = {
    name: 'nextcloud',
    framework: 'Nextcloud 30, without “remember me”',
    source: 'docs.nextcloud.com/server/latest/developer_manual and github.com/nextcloud/server: lib/private/Session/CryptoWrapper.php (oc_sessionPassphrase), lib/base.php (the instance id as name; SameSite cookies)',
    newId: phpId,
    form: { path: '/login', user: 'user', password: 'password', csrf: 'requesttoken' },
    proof: 'all',
    cookies: [
        {
            name: INSTANCE,
            kind: 'signsIn',
            ...sessionId(),
            from: 'visit',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            removed: 'Expires',
        },
        {
            name: 'oc_sessionPassphrase',
            kind: 'signsIn',
            ...secondSecret((id) => encodeURIComponent(mac(id, 'sha512').toString('base64'))),
            from: 'visit',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            removed: 'Expires',
        },
        {
            name: 'nc_sameSiteCookielax',
            secureName: '__Host-nc_sameSiteCookielax',
            kind: 'security',
            value: () => 'true',
            from: 'visit',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            lifetime: 400 * DAY,
        },
        {
            name: 'nc_sameSiteCookiestrict',
            secureName: '__Host-nc_sameSiteCookiestrict',
            kind: 'security',
            value: () => 'true',
            from: 'visit',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Strict',
            lifetime: 400 * DAY,
        },
    ],
    signOut: { method: 'post', path: '/logout', endsOnServer: true },
};

/** @type {Description} */
const roundcube = {
    name: 'roundcube',
    framework: 'Roundcube 1.6',
    source: 'github.com/roundcube/roundcubemail: program/lib/Roundcube/rcube_session.php (check_auth, set_auth_cookie: both cookies are wanted), config/defaults.inc.php (session_name, session_auth_name)',
    newId: phpId,
    form: { path: '/login', user: '_user', password: '_pass' },
    proof: 'all',
    cookies: [
        {
            name: 'roundcube_sessid',
            kind: 'signsIn',
            ...sessionId(),
            from: 'visit',
            httpOnly: true,
            secure: 'https',
            removed: 'Expires',
        },
        {
            name: 'roundcube_sessauth',
            kind: 'signsIn',
            ...secondSecret((id) => `${mac(id).toString('base64url').slice(0, 32)}-1790000000`),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            removed: 'Expires',
        },
        by.scriptedPreference('colorMode', 'dark'),
    ],
    signOut: { method: 'get', path: '/logout', endsOnServer: true },
};

export const phpApplications = [phpBB, moodle, magento, nextcloud, roundcube];
