/**
 * OpenID Connect: providers, each on its own host, which stay signed in, and sites that rely on them.
 */
import * as by from './bystanders.mjs';
import { identity, sessionId } from './carriers.mjs';
import { DAY, HOUR, MINUTE } from './description.mjs';
import { dataProtection, jwe, jwt, letters, mac, padded, random, sealedRun } from './schemes.mjs';

/** @typedef {import('./description.mjs').Description} Description */

const REALM = '/realms/demo/';

/** @type {Description} */
const keycloak = {
    name: 'keycloak',
    framework: 'Keycloak 26, provider',
    source: 'github.com/keycloak/keycloak: server-spi/src/main/java/org/keycloak/cookie/CookieType.java (KEYCLOAK_IDENTITY, KEYCLOAK_SESSION, AUTH_SESSION_ID, KC_RESTART), AuthenticationManager (expireIdentityCookie); path of the realm',
    newId: random.uuid,
    form: {
        path: `${REALM}login-actions/authenticate`,
        user: 'username',
        password: 'password',
        csrf: 'session_code',
    },
    accountPath: `${REALM}account`,
    provides: {
        authorize: `${REALM}protocol/openid-connect/auth`,
        discovery: `${REALM}.well-known/openid-configuration`,
    },
    cookies: [
        {
            name: 'KEYCLOAK_IDENTITY',
            kind: 'signsIn',
            ...sessionId(
                jwt({ alg: 'HS512', typ: 'JWT', kid: random.uuid() }, () => ({ typ: 'Serialized-ID' })),
            ),
            from: 'signIn',
            path: REALM,
            httpOnly: true,
            secure: true,
            sameSite: 'None',
            removed: 'Max-Age',
        },
        {
            name: 'KEYCLOAK_SESSION',
            kind: 'loginHelper',
            value: ({ session }) => mac(session.id).toString('base64url'),
            from: 'signIn',
            path: REALM,
            secure: true,
            sameSite: 'None',
            lifetime: 10 * HOUR,
            prints: 'Max-Age',
            removed: 'Max-Age',
        },
        {
            name: 'AUTH_SESSION_ID',
            kind: 'loginHelper',
            value: () =>
                Buffer.from(`${random.uuid()}.${letters(43, 'ABCDEFabcdef0123456789_-')}`).toString(
                    'base64url',
                ),
            from: 'login',
            path: REALM,
            httpOnly: true,
            secure: true,
            sameSite: 'None',
            removed: 'Max-Age',
        },
        {
            name: 'KC_RESTART',
            kind: 'loginHelper',
            value: () => jwe.seal('client_id=demo'),
            from: 'login',
            path: REALM,
            httpOnly: true,
            secure: true,
            usedUp: 'Max-Age',
        },
        {
            ...by.preference('KEYCLOAK_LOCALE', 'en'),
            path: REALM,
            lifetime: undefined,
            sameSite: undefined,
            secure: true,
        },
    ],
    signOut: { method: 'confirm', path: `${REALM}protocol/openid-connect/logout`, endsOnServer: true },
};

/** @type {Description} */
const identityServer = {
    name: 'identityserver',
    framework: 'Duende IdentityServer 7, provider',
    source: 'docs.duendesoftware.com/identityserver/v7/ui/login/session: idsrv (10 h on the server, until the browser closes here), idsrv.session (read by scripts); /connect/endsession',
    form: {
        path: '/Account/Login',
        user: 'Input.Username',
        password: 'Input.Password',
        csrf: '__RequestVerificationToken',
    },
    provides: { authorize: '/connect/authorize', discovery: '/.well-known/openid-configuration' },
    cookies: [
        {
            name: 'idsrv',
            kind: 'signsIn',
            ...identity(padded(dataProtection, 400)),
            from: 'signIn',
            httpOnly: true,
            secure: true,
            sameSite: 'None',
            removed: 'Expires',
        },
        {
            name: 'idsrv.session',
            kind: 'loginHelper',
            value: () => random.hex(16).toUpperCase(),
            from: 'signIn',
            secure: true,
            sameSite: 'None',
            removed: 'Expires',
        },
        {
            name: '.AspNetCore.Antiforgery.9TtSrW0hzOs',
            kind: 'csrf',
            value: () => dataProtection.seal(random.hex(16)),
            guards: (value) => mac(value).toString('base64url'),
            from: 'login',
            httpOnly: true,
            sameSite: 'Strict',
        },
    ],
    signOut: { method: 'confirm', path: '/connect/endsession', endsOnServer: false },
};

const stateCookie = sealedRun('', 'base64url');

/** @type {Description} */
const oauth2Proxy = {
    name: 'oauth2-proxy',
    framework: 'oauth2-proxy 7, on Keycloak',
    source: 'oauth2-proxy.github.io/oauth2-proxy/configuration/overview: cookie-name _oauth2_proxy, cookie-expire 168h, cookie-secure, cookie-httponly; _oauth2_proxy_csrf, 15 minutes; /oauth2/sign_out leaves the provider alone',
    form: { path: '/oauth2/start', user: '', password: '' },
    relies: { on: 'keycloak', callback: '/oauth2/callback' },
    cookies: [
        {
            name: '_oauth2_proxy',
            kind: 'signsIn',
            ...identity(padded(sealedRun('', 'base64url'), 700)),
            from: 'signIn',
            httpOnly: true,
            secure: true,
            lifetime: 7 * DAY,
            prints: 'Expires',
            removed: 'Expires',
        },
        {
            name: '_oauth2_proxy_csrf',
            kind: 'csrf',
            value: ({ csrf }) => stateCookie.seal(csrf),
            guards: stateCookie.open,
            from: 'login',
            httpOnly: true,
            secure: true,
            lifetime: 15 * MINUTE,
            prints: 'Expires',
            usedUp: 'Expires',
        },
        by.traefik,
    ],
    signOut: { method: 'get', path: '/oauth2/sign_out', endsOnServer: false },
};

/** @type {Description} */
const aspNetOidc = {
    name: 'aspnet-oidc',
    framework: 'ASP.NET Core 8 with OpenID Connect, on IdentityServer',
    source: 'github.com/dotnet/aspnetcore: OpenIdConnectOptions (.AspNetCore.OpenIdConnect.Nonce., path of the callback, 15 minutes), RemoteAuthenticationOptions (.AspNetCore.Correlation.), SignOut of both schemes',
    form: { path: '/signin', user: '', password: '' },
    relies: { on: 'identityserver', callback: '/signin-oidc' },
    cookies: [
        {
            name: '.AspNetCore.Cookies',
            kind: 'signsIn',
            ...identity(padded(dataProtection, 1500)),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            chunks: { size: 4000, style: 'aspnet' },
            removed: 'Expires',
        },
        {
            name: '.AspNetCore.OpenIdConnect.Nonce.CfDJ8Kq2',
            kind: 'loginHelper',
            value: ({ csrf }) => stateCookie.seal(csrf),
            guards: stateCookie.open,
            from: 'login',
            path: '/signin-oidc',
            httpOnly: true,
            secure: true,
            sameSite: 'None',
            lifetime: 15 * MINUTE,
            prints: 'Expires',
            usedUp: 'Expires',
        },
        {
            name: '.AspNetCore.Correlation.x7Yw0p',
            kind: 'loginHelper',
            value: () => 'N',
            from: 'login',
            path: '/signin-oidc',
            httpOnly: true,
            secure: true,
            sameSite: 'None',
            lifetime: 15 * MINUTE,
            prints: 'Expires',
            usedUp: 'Expires',
        },
        by.ga,
        by.oneTrust,
    ],
    signOut: { method: 'get', path: '/signout', endsOnServer: false, endsAtProvider: true },
};

/** @type {Description} */
const modAuthOpenIdc = {
    name: 'mod-auth-openidc',
    framework: 'Apache with mod_auth_openidc 2.4, on Keycloak',
    source: 'github.com/OpenIDC/mod_auth_openidc: auth_openidc.conf (OIDCCookie mod_auth_openidc_session, OIDCSessionType server-cache, OIDCStateTimeout 300, mod_auth_openidc_state_)',
    newId: random.uuid,
    form: { path: '/protected/login', user: '', password: '' },
    relies: { on: 'keycloak', callback: '/protected/redirect_uri' },
    cookies: [
        {
            name: 'mod_auth_openidc_session',
            kind: 'signsIn',
            ...sessionId(),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            removed: 'Expires',
        },
        {
            name: 'mod_auth_openidc_state_hZ1Yq8sQ0mW3',
            kind: 'loginHelper',
            value: ({ csrf }) => jwe.seal(csrf),
            guards: jwe.open,
            from: 'login',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            usedUp: 'Expires',
        },
        by.haproxy,
    ],
    signOut: { method: 'get', path: '/protected/logout', endsOnServer: true },
};

/** @type {Description} */
const springOidc = {
    name: 'spring-oidc',
    framework:
        'Spring Security 6 with oauth2Login, on Keycloak, with OidcClientInitiatedLogoutSuccessHandler',
    source: 'docs.spring.io/spring-security/reference/servlet/oauth2/login/logout.html; JSESSIONID of Tomcat, renewed at sign-in, left where it is at sign-out',
    newId: () => random.hex(16).toUpperCase(),
    form: { path: '/oauth2/authorization/keycloak', user: '', password: '', csrf: '_csrf' },
    relies: { on: 'keycloak', callback: '/login/oauth2/code/keycloak' },
    cookies: [
        {
            name: 'JSESSIONID',
            kind: 'signsIn',
            ...sessionId(),
            from: 'visit',
            httpOnly: true,
            secure: 'https',
        },
        by.awsAlb,
        by.awsAlbCors,
        by.preference('locale', 'it'),
    ],
    signOut: { method: 'post', path: '/logout', endsOnServer: true, endsAtProvider: true },
};

export const openIdConnect = [keycloak, identityServer, oauth2Proxy, aspNetOidc, modAuthOpenIdc, springOidc];
