/**
 * ASP.NET and ASP.NET Core: the ticket is in the cookie, encrypted; the session, if there is one, is something else.
 */
import * as by from './bystanders.mjs';
import { identity, wholeSession } from './carriers.mjs';
import { DAY } from './description.mjs';
import { dataProtection, letters, mac, padded, random, sealedRun } from './schemes.mjs';

/** @typedef {import('./description.mjs').Cookie} Cookie */
/** @typedef {import('./description.mjs').Description} Description */
/** @typedef {import('./schemes.mjs').Scheme} Scheme */

/** What ASP.NET Core's chunking cookie manager allows a cookie, less its name. */
const CHUNKS = /** @type {const} */ ({ size: 4000, style: 'aspnet' });

/** The cookie of the pair that guards forms; the field holds what goes with it. @type {Cookie} */
const antiforgery = {
    name: '.AspNetCore.Antiforgery.cdV5uW_Ejgc',
    kind: 'csrf',
    value: () => dataProtection.seal(random.hex(16)),
    guards: (value) => mac(value).toString('base64url'),
    from: 'login',
    httpOnly: true,
    sameSite: 'Strict',
};

/** @type {Description} */
const aspNetCore = {
    name: 'aspnet-core',
    framework: 'ASP.NET Core 8 with cookie authentication, a ticket of many claims',
    source: 'learn.microsoft.com/aspnet/core/security/authentication/cookie; github.com/dotnet/aspnetcore: CookieAuthenticationDefaults, ChunkingCookieManager (4,050 characters), AntiforgeryOptions (SameSite=Strict)',
    form: {
        path: '/Account/Login',
        user: 'Input.UserName',
        password: 'Input.Password',
        csrf: '__RequestVerificationToken',
    },
    cookies: [
        {
            name: '.AspNetCore.Cookies',
            kind: 'signsIn',
            ...identity(padded(dataProtection, 5200)),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            chunks: CHUNKS,
            removed: 'Expires',
        },
        antiforgery,
        by.ga,
        by.consent('.AspNet.Consent', 'yes'),
    ],
    signOut: { method: 'post', path: '/Account/Logout', endsOnServer: false },
};

/** @type {Description} */
const aspNetIdentity = {
    name: 'aspnet-identity',
    framework: 'ASP.NET Core Identity, remembered, with session state',
    source: 'learn.microsoft.com/aspnet/core/security/authentication/identity (14 days); github.com/dotnet/aspnetcore: IdentityConstants.ApplicationScheme, SessionDefaults.CookieName, CookieTempDataProvider, CookieRequestCultureProvider',
    form: {
        path: '/Identity/Account/Login',
        user: 'Input.Email',
        password: 'Input.Password',
        csrf: '__RequestVerificationToken',
    },
    cookies: [
        {
            name: '.AspNetCore.Identity.Application',
            kind: 'signsIn',
            ...identity(padded(dataProtection, 600)),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            lifetime: 14 * DAY,
            prints: 'Expires',
            chunks: CHUNKS,
            removed: 'Expires',
        },
        {
            name: '.AspNetCore.Session',
            kind: 'session',
            value: () => encodeURIComponent(sealedRun('09f0c9f0', 'base64').seal(random.uuid())),
            from: 'visit',
            httpOnly: true,
            sameSite: 'Lax',
        },
        antiforgery,
        by.preference('.AspNetCore.Culture', 'c%3Dde-DE%7Cuic%3Dde-DE'),
        by.clarity,
    ],
    signOut: { method: 'post', path: '/Identity/Account/Logout', endsOnServer: false },
};

const capitals = sealedRun('', 'hex');
/** @type {Scheme} */
const formsTicket = padded(
    { seal: (payload) => capitals.seal(payload).toUpperCase(), open: capitals.open },
    64,
);

/** @type {Description} */
const aspNetForms = {
    name: 'aspnet-forms',
    framework: 'ASP.NET 4.8 with forms authentication',
    source: 'learn.microsoft.com/dotnet/api/system.web.security.formsauthentication (.ASPXAUTH, SignOut leaves ASP.NET_SessionId alone), system.web.configuration.sessionstatesection.cookiename, AntiForgeryConfig.CookieName',
    form: {
        path: '/Account/Login',
        user: 'UserName',
        password: 'Password',
        csrf: '__RequestVerificationToken',
    },
    cookies: [
        {
            name: '.ASPXAUTH',
            kind: 'signsIn',
            ...identity(formsTicket),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            removed: 'Expires',
        },
        {
            name: 'ASP.NET_SessionId',
            kind: 'session',
            value: () => letters(24, 'abcdefghijklmnopqrstuvwxyz012345'),
            from: 'visit',
            httpOnly: true,
            sameSite: 'Lax',
        },
        {
            name: '__RequestVerificationToken',
            kind: 'csrf',
            value: () => random.base64url(81),
            guards: (value) => mac(value).toString('base64url'),
            from: 'login',
            httpOnly: true,
        },
        by.uetSid,
        by.uetVid,
        by.ga,
    ],
    signOut: { method: 'post', path: '/Account/LogOff', endsOnServer: false },
};

/** @type {Description} */
const owin = {
    name: 'owin',
    framework: 'ASP.NET Identity 2 on OWIN',
    source: 'github.com/aspnet/AspNetKatana: CookieAuthenticationDefaults, CookieAuthenticationOptions (.AspNet. and the type, 14 days, HttpOnly); DefaultAuthenticationTypes.ApplicationCookie',
    form: { path: '/Account/Login', user: 'Email', password: 'Password' },
    cookies: [
        {
            name: '.AspNet.ApplicationCookie',
            kind: 'signsIn',
            ...wholeSession(sealedRun('', 'base64url')),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            lifetime: 14 * DAY,
            prints: 'Expires',
            removed: 'Expires',
        },
        by.hubspot,
        by.gclAu,
        by.linkedIn,
    ],
    signOut: { method: 'post', path: '/Account/LogOff', endsOnServer: false },
};

export const dotnet = [aspNetCore, aspNetIdentity, aspNetForms, owin];
