/**
 * Applications whose page keeps a token in the browser's storage, or in memory with a cookie that renews it, and sends it
 * in the header `Authorization`.
 */
import * as by from './bystanders.mjs';
import { identity, rememberToken } from './carriers.mjs';
import { DAY, HOUR } from './description.mjs';
import { jwt, letters, random } from './schemes.mjs';

/** @typedef {import('./description.mjs').Description} Description */

const form = { path: '/login', user: 'email', password: 'password' };
const signOut = { method: /** @type {const} */ ('post'), path: '/api/logout' };
const inAnHour = () => Math.floor(Date.now() / 1000) + HOUR;

/** @type {Description} */
const pocketBase = {
    name: 'pocketbase',
    framework: 'PocketBase',
    source: 'github.com/pocketbase/js-sdk README, LocalAuthStore: localStorage pocketbase_auth, JSON with token and record; tokens are stateless',
    form,
    token: {
        kept: 'localStorage',
        key: 'pocketbase_auth',
        within: ['token'],
        entry: (token, account) => ({
            token,
            record: { id: random.lower(15), collectionName: 'users', name: account },
        }),
        carrier: identity(
            jwt({ alg: 'HS256', typ: 'JWT' }, () => ({ collectionId: '_pb_users_auth_', type: 'auth' })),
        ),
    },
    cookies: [by.ga, by.gaStream('D8KX0W3VQ2'), by.cookieYes],
    signOut: { ...signOut, endsOnServer: false },
};

/** @type {Description} */
const strapi = {
    name: 'strapi',
    framework: 'Strapi 4, administration',
    source: 'github.com/strapi/strapi v4: packages/core/admin/admin/src/features/Auth.tsx (localStorage jwtToken, a JSON string; isLoggedIn)',
    form,
    token: {
        kept: 'localStorage',
        key: 'jwtToken',
        carrier: identity(jwt({ alg: 'HS256', typ: 'JWT' }, () => ({ id: 1 }))),
    },
    cookies: [by.scriptedPreference('strapi-admin-language', 'en')],
    signOut: { ...signOut, endsOnServer: false },
};

/** @type {Description} */
const supabaseSpa = {
    name: 'supabase-spa',
    framework: 'Supabase with supabase-js alone',
    source: 'npm @supabase/supabase-js 2.109: localStorage sb-PROJECT-auth-token, JSON with access_token and refresh_token',
    form,
    token: {
        kept: 'localStorage',
        key: 'sb-qwertyuiopasdfghjklz-auth-token',
        within: ['access_token'],
        entry: (token) => ({
            access_token: token,
            token_type: 'bearer',
            refresh_token: random.lower(12),
            expires_at: inAnHour(),
        }),
        carrier: identity(jwt({ alg: 'HS256', kid: 'm4Qp', typ: 'JWT' }, () => ({ role: 'authenticated' }))),
    },
    cookies: [by.posthog('Qm2Zs81kEw'), by.preference('locale', 'ja')],
    signOut: { ...signOut, endsOnServer: false },
};

/** @type {Description} */
const firebaseWeb = {
    name: 'firebase-web',
    framework: 'Firebase Authentication in the browser',
    source: 'firebase.google.com/docs/auth/web/auth-state-persistence; github.com/firebase/firebase-js-sdk: packages/auth/src/platform_browser/persistence/indexed_db.ts (firebaseLocalStorageDb, firebaseLocalStorage, fbase_key)',
    form,
    token: {
        kept: 'indexedDB',
        database: 'firebaseLocalStorageDb',
        objectStore: 'firebaseLocalStorage',
        key: 'firebase:authUser:AIzaSyDemoDemoDemo:[DEFAULT]',
        within: ['value', 'stsTokenManager', 'accessToken'],
        entry: (accessToken, account) => ({
            fbase_key: 'firebase:authUser:AIzaSyDemoDemoDemo:[DEFAULT]',
            value: {
                uid: letters(28, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'),
                displayName: account,
                stsTokenManager: {
                    accessToken,
                    refreshToken: random.base64url(150),
                    expirationTime: Date.now() + HOUR * 1000,
                },
            },
        }),
        carrier: identity(jwt({ alg: 'RS256', kid: 'oLdKw1', typ: 'JWT' }, () => ({ aud: 'demo' }))),
    },
    cookies: [by.ga, by.gaStream('2R7YV5N9QH')],
    signOut: { ...signOut, endsOnServer: false },
};

/** @type {Description} */
const auth0Spa = {
    name: 'auth0-spa',
    framework: 'auth0-spa-js with cacheLocation localstorage',
    source: 'github.com/auth0/auth0-spa-js: src/cache/shared.ts (@@auth0spajs@@::CLIENT::AUDIENCE::SCOPE), src/Auth0Client.utils.ts (auth0.CLIENT.is.authenticated, a day)',
    form,
    token: {
        kept: 'localStorage',
        key: '@@auth0spajs@@::k3XzB0vWq81LmTnY::default::openid profile email',
        within: ['body', 'access_token'],
        entry: (token) => ({
            body: { access_token: token, scope: 'openid profile email', token_type: 'Bearer' },
            expiresAt: inAnHour(),
        }),
        carrier: identity(jwt({ alg: 'RS256', typ: 'at+jwt' })),
    },
    cookies: [
        {
            name: 'auth0.k3XzB0vWq81LmTnY.is.authenticated',
            kind: 'loginHelper',
            value: () => 'true',
            from: 'signIn',
            byScript: true,
            secure: 'https',
            lifetime: DAY,
            prints: 'Expires',
            removed: 'Expires',
        },
        by.oneTrust,
        by.oneTrustClosed,
        by.gclAu,
    ],
    signOut: { ...signOut, endsOnServer: false },
};

/** @type {Description} */
const djangoRest = {
    name: 'django-rest',
    framework: 'Django REST framework with TokenAuthentication',
    source: 'django-rest-framework.org/api-guide/authentication/#tokenauthentication: 40 hexadecimal digits in the database; where the page keeps it is its own choice',
    newToken: () => random.hex(20),
    form,
    token: { kept: 'localStorage', key: 'token', carrier: rememberToken() },
    cookies: [by.matomoId(7), by.matomoSession(7), by.visitorId('visitor_id')],
    signOut: { ...signOut, endsOnServer: true },
};

/** @type {Description} */
const refreshCookie = {
    name: 'refresh-cookie',
    framework: 'an access token in memory, a refresh token in a cookie',
    source: 'a pattern, not one product: draft-ietf-oauth-browser-based-apps, section 6; the cookie as Directus sets it (docs.directus.io/reference/authentication: directus_refresh_token, 7 days, HttpOnly, SameSite=Lax)',
    newToken: () => random.base64url(48),
    form,
    token: { kept: 'memory', carrier: identity(jwt()) },
    cookies: [
        {
            name: 'directus_refresh_token',
            kind: 'signsIn',
            ...rememberToken(),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            lifetime: 7 * DAY,
            removed: 'both',
        },
        by.hotjarUser('2750114'),
    ],
    signOut: { ...signOut, endsOnServer: true },
};

/** @type {Description} */
const scopedRefresh = {
    name: 'scoped-refresh',
    framework: 'an access token in memory, a refresh token in a cookie for one path',
    source: 'a pattern, not one product: RFC 6749, section 1.5, and RFC 6265, section 4.1.2.4 (Path)',
    newToken: () => random.uuid(),
    form,
    token: { kept: 'memory', carrier: identity(jwt()) },
    cookies: [
        {
            name: 'rt',
            kind: 'signsIn',
            ...rememberToken(),
            from: 'signIn',
            path: '/api/auth',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Strict',
            lifetime: 30 * DAY,
            prints: 'Max-Age',
            removed: 'Max-Age',
        },
        by.deviceId('did'),
        by.scriptedPreference('theme', 'dark'),
        by.ga,
        by.gid,
    ],
    signOut: { method: 'post', path: '/api/auth/logout', endsOnServer: true },
};

export const tokensInStorage = [
    pocketBase,
    strapi,
    supabaseSpa,
    firebaseWeb,
    auth0Spa,
    djangoRest,
    refreshCookie,
    scopedRefresh,
];
