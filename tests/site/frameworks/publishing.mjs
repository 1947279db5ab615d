/**
 * Applications in PHP with which people publish; sessions are kept on the server.
 */
import * as by from './bystanders.mjs';
import { rememberToken, sessionId } from './carriers.mjs';
import { DAY, YEAR } from './description.mjs';
import { letters, md5, phpId, random, signed } from './schemes.mjs';

/** @typedef {import('./description.mjs').Description} Description */
/** @typedef {import('./schemes.mjs').Scheme} Scheme */

const HASH = md5('http://wordpress.localhost');
const wordPressSigned = signed({ separator: '|', encoding: 'hex' });
/** Name, end, token, HMAC. @type {Scheme} */
const wordPressTicket = {
    seal: (id) => wordPressSigned.seal(`robin|${Math.floor(Date.now() / 1000) + 2 * DAY}|${id}`),
    open: (value) => wordPressSigned.open(value)?.split('|')[2],
};

/** @type {Description} */
const wordPress = {
    name: 'wordpress',
    framework: 'WordPress 6',
    source: 'github.com/WordPress/WordPress: wp-includes/pluggable.php (wp_set_auth_cookie, wp_clear_auth_cookie), default-constants.php (wp_cookie_constants), wp-login.php (TEST_COOKIE)',
    newId: () => letters(43, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'),
    form: { path: '/wp-login.php', user: 'log', password: 'pwd' },
    cookies: [
        {
            name: `wordpress_logged_in_${HASH}`,
            kind: 'signsIn',
            ...sessionId(wordPressTicket),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            removed: 'Expires',
        },
        {
            name: `wordpress_${HASH}`,
            secureName: `wordpress_sec_${HASH}`,
            kind: 'signsIn',
            ...sessionId(wordPressTicket),
            holdsSession: false,
            from: 'signIn',
            path: '/wp-admin',
            httpOnly: true,
            secure: 'https',
            removed: 'Expires',
        },
        {
            name: 'wordpress_test_cookie',
            kind: 'other',
            value: () => 'WP%20Cookie%20check',
            from: 'login',
            httpOnly: true,
            secure: 'https',
        },
        {
            name: 'wp-settings-time-1',
            kind: 'preference',
            value: () => String(Math.floor(Date.now() / 1000)),
            from: 'signIn',
            lifetime: YEAR,
            secure: 'https',
            removed: 'Expires',
        },
        by.complianz,
        by.ga,
        by.gaStream('9PQ0ZB7L3D'),
    ],
    signOut: { method: 'get', path: '/wp-login.php?action=logout', endsOnServer: true },
};

/** @type {Description} */
const drupal = {
    name: 'drupal',
    framework: 'Drupal 11',
    source: 'github.com/drupal/core: lib/Drupal/Core/Session/SessionConfiguration.php (SESS or SSESS and 32 hexadecimal digits), SessionManager::destroy, core.services.yml (2,000,000 s, SameSite=Lax); UserLogoutConfirm',
    newId: () => random.base64url(32),
    form: { path: '/user/login', user: 'name', password: 'pass', csrf: 'form_token' },
    cookies: [
        {
            name: 'SESS49960de5880e8c687434170f6476605b',
            secureName: 'SSESS49960de5880e8c687434170f6476605b',
            kind: 'signsIn',
            ...sessionId(),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            lifetime: 2_000_000,
            removed: 'both',
        },
        by.matomoId(1),
        by.matomoSession(1),
        by.consent('cookie-agreed', '2'),
        by.consent('cookie-agreed-version', '1.0.0'),
    ],
    signOut: { method: 'confirm', path: '/user/logout', endsOnServer: true },
};

/** @type {Description} */
const joomla = {
    name: 'joomla',
    framework: 'Joomla 5',
    source: 'github.com/joomla/joomla-cms 5.x: libraries/src/Service/Provider/Session.php (an MD5 as name), plugins/user/joomla (joomla_user_state, onUserLogin, onUserLogout)',
    newId: phpId,
    form: { path: '/component/users/login', user: 'username', password: 'password', csrf: md5('token') },
    cookies: [
        {
            name: md5('joomla site'),
            kind: 'signsIn',
            ...sessionId(),
            from: 'visit',
            httpOnly: true,
            secure: 'https',
        },
        {
            name: 'joomla_user_state',
            kind: 'loginHelper',
            value: () => 'logged_in',
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            removed: 'Expires',
        },
        by.ga,
        by.cookieNotice,
    ],
    signOut: { method: 'post', path: '/component/users/logout', endsOnServer: true },
};

/** @type {Description} */
const mediaWiki = {
    name: 'mediawiki',
    framework: 'MediaWiki 1.42',
    source: 'mediawiki.org/wiki/Manual:$wgCookieExpiration, Manual:$wgExtendedLoginCookieExpiration; includes/session/CookieSessionProvider.php (UserID, UserName, Token, _session)',
    newId: () => letters(32, 'abcdefghijklmnopqrstuv0123456789'),
    newToken: () => random.hex(16),
    form: {
        path: '/index.php/Special:UserLogin',
        user: 'wpName',
        password: 'wpPassword',
        csrf: 'wpLoginToken',
    },
    // The session is that of the number only (CookieSessionProvider.php, provideSessionInfo).
    alsoNeeded: ['wikiUserID'],
    cookies: [
        {
            name: 'wiki_session',
            kind: 'signsIn',
            ...sessionId(),
            from: 'login',
            httpOnly: true,
            secure: 'https',
            removed: 'Expires',
        },
        {
            name: 'wikiUserID',
            kind: 'signsIn',
            value: () => '4711',
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            lifetime: 180 * DAY,
            prints: 'Expires',
            removed: 'Expires',
        },
        {
            name: 'wikiUserName',
            kind: 'loginHelper',
            value: () => 'Robin',
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            lifetime: 180 * DAY,
            prints: 'Expires',
        },
        {
            name: 'wikiToken',
            kind: 'signsIn',
            ...rememberToken(),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            lifetime: 180 * DAY,
            prints: 'Expires',
            removed: 'Expires',
        },
        by.preference('VEE', 'wikitext'),
        { ...by.preference('NetworkProbeLimit', '0.001'), kind: 'other' },
    ],
    signOut: { method: 'confirm', path: '/index.php/Special:UserLogout', endsOnServer: true },
};

export const publishing = [wordPress, drupal, joomla, mediaWiki];
