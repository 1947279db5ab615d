/**
 * Java: servlet containers, Spring, and what runs on them; sessions are kept on the server.
 */
import * as by from './bystanders.mjs';
import { identity, rememberToken, sessionId } from './carriers.mjs';
import { DAY } from './description.mjs';
import { plain, random, signed } from './schemes.mjs';

/** @typedef {import('./description.mjs').Description} Description */
/** @typedef {import('./schemes.mjs').Scheme} Scheme */

const tomcatId = () => random.hex(16).toUpperCase();

const springSigned = signed({ separator: ':', encoding: 'hex' });
/** Base64 of name, end, algorithm and signature. @type {Scheme} */
const springTicket = {
    seal: (account) =>
        Buffer.from(
            decodeURIComponent(springSigned.seal(`${account}:${Date.now() + 14 * DAY * 1000}:SHA256`)),
        ).toString('base64url'),
    open: (value) => springSigned.open(Buffer.from(value, 'base64url').toString())?.split(':')[0],
};

/** @type {Scheme} */
const base64 = {
    seal: (payload) => Buffer.from(payload).toString('base64'),
    open: (value) => Buffer.from(value, 'base64').toString(),
};

/** @type {Description} */
const tomcat = {
    name: 'tomcat',
    framework: 'Apache Tomcat with form authentication',
    source: 'tomcat.apache.org/tomcat-10.1-doc/config/context.html (sessionCookieName, useHttpOnly) and Jakarta Servlet 6.0, 13.6.3: j_security_check',
    newId: tomcatId,
    form: { path: '/login.jsp', action: '/j_security_check', user: 'j_username', password: 'j_password' },
    cookies: [
        {
            name: 'JSESSIONID',
            kind: 'signsIn',
            ...sessionId(),
            from: 'visit',
            httpOnly: true,
            secure: 'https',
        },
        by.bigIp,
    ],
    signOut: { method: 'get', path: '/logout.jsp', endsOnServer: true },
};

/** @type {Description} */
const spring = {
    name: 'spring',
    framework: 'Spring Security 6 with hash-based remember-me',
    source: 'docs.spring.io/spring-security/reference/servlet/authentication/rememberme.html, logout.html; TokenBasedRememberMeServices (two weeks, HttpOnly), AbstractRememberMeServices.cancelCookie (Max-Age=0)',
    newId: tomcatId,
    form: { path: '/login', user: 'username', password: 'password', csrf: '_csrf' },
    cookies: [
        {
            name: 'JSESSIONID',
            kind: 'signsIn',
            ...sessionId(),
            from: 'login',
            httpOnly: true,
            secure: 'https',
        },
        {
            name: 'remember-me',
            kind: 'signsIn',
            ...identity(springTicket),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            lifetime: 14 * DAY,
            removed: 'both',
        },
        by.ga,
        by.segment,
        by.awsAlb,
        by.awsAlbCors,
    ],
    // The hash is good until its time is over: only the session ends.
    signOut: { method: 'post', path: '/logout', endsOnServer: false },
};

/** @type {Description} */
const springSession = {
    name: 'spring-session',
    framework: 'Spring Session 3',
    source: 'docs.spring.io/spring-session/reference/api.html, DefaultCookieSerializer: SESSION, Base64 of a UUID, HttpOnly, SameSite=Lax; an invalid session ends with Max-Age=0',
    newId: random.uuid,
    form: { path: '/login', user: 'username', password: 'password', csrf: '_csrf' },
    cookies: [
        {
            name: 'SESSION',
            kind: 'signsIn',
            ...sessionId(base64),
            from: 'login',
            httpOnly: true,
            secure: 'https',
            sameSite: 'Lax',
            removed: 'both',
        },
        {
            name: 'XSRF-TOKEN',
            kind: 'csrf',
            value: ({ csrf }) => csrf,
            guards: plain.open,
            from: 'visit',
            secure: 'https',
            renewed: true,
            removed: 'renewed',
        },
        by.preference('lang', 'de'),
        by.clarity,
        by.cookiebot,
    ],
    signOut: { method: 'post', path: '/logout', endsOnServer: true },
};

/** @type {Description} */
const jenkins = {
    name: 'jenkins',
    framework: 'Jenkins 2, without “keep me signed in”',
    source: 'github.com/jenkinsci/jenkins: war/src/main/webapp/WEB-INF/web.xml (HttpOnly), executable/src/main/java (JSESSIONID and eight hexadecimal digits), hudson/security/SecurityRealm.java (doLogout)',
    newId: () => `node0${random.lower(28)}.node0`,
    form: { path: '/login', action: '/j_spring_security_check', user: 'j_username', password: 'j_password' },
    cookies: [
        {
            name: 'JSESSIONID.3f9a01c2',
            kind: 'signsIn',
            ...sessionId(),
            from: 'visit',
            httpOnly: true,
            secure: 'https',
            removed: 'Max-Age',
        },
        by.scriptedPreference('jenkins-timestamper-offset', '-3600000'),
        { ...by.scriptedPreference('screenResolution', '1920x1080'), lifetime: undefined },
    ],
    signOut: { method: 'get', path: '/logout', endsOnServer: true },
};

/** @type {Description} */
const jira = {
    name: 'jira',
    framework: 'Jira Data Center with “remember my login”',
    source: 'confluence.atlassian.com/adminjiraserver/jira-cookies-938847004.html: JSESSIONID, seraph.rememberme.cookie (two weeks), atlassian.xsrf.token',
    newId: tomcatId,
    newToken: () => `10200%3A${random.hex(20)}`,
    form: { path: '/login.jsp', user: 'os_username', password: 'os_password', csrf: 'atl_token' },
    cookies: [
        {
            name: 'JSESSIONID',
            kind: 'signsIn',
            ...sessionId(),
            from: 'visit',
            httpOnly: true,
            secure: 'https',
            removed: 'renewed',
        },
        {
            name: 'seraph.rememberme.cookie',
            kind: 'signsIn',
            ...rememberToken(),
            from: 'signIn',
            httpOnly: true,
            secure: 'https',
            lifetime: 14 * DAY,
            removed: 'both',
        },
        {
            name: 'atlassian.xsrf.token',
            kind: 'csrf',
            value: ({ csrf, account }) => `${csrf}_${account ? 'lin' : 'lout'}`,
            guards: (value) => value.slice(0, value.lastIndexOf('_')),
            from: 'visit',
            renewed: true,
            secure: 'https',
            removed: 'renewed',
        },
        by.amplitude('03b8f1a2c4'),
    ],
    signOut: { method: 'confirm', path: '/logout', endsOnServer: true },
};

export const java = [tomcat, spring, springSession, jenkins, jira];
