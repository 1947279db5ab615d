/**
 * Cookies that stand beside those of the framework on real sites: analytics, advertising, consent, preferences, load
 * balancers, robots. Names, lifetimes and forms are those that their makers document, or that their scripts are seen to
 * set; most come from the Open Cookie Database (github.com/jkwakman/Open-Cookie-Database).
 */
import { DAY, HOUR, MINUTE, YEAR } from './description.mjs';
import { letters, random } from './schemes.mjs';

/** @typedef {import('./description.mjs').Cookie} Cookie */
/** @typedef {import('./description.mjs').Kind} Kind */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const seconds = () => Math.floor(Date.now() / 1000);
const clientId = () => `${random.digits(10)}.${seconds()}`;

/**
 * One that a script sets for the whole site.
 * @param {Kind} kind
 * @param {string} name
 * @param {() => string} value
 * @param {number} [lifetime]
 * @param {Partial<Cookie>} [more]
 * @returns {Cookie}
 */
function scripted(kind, name, value, lifetime, more) {
    return {
        kind,
        name,
        value,
        from: 'visit',
        byScript: true,
        domain: true,
        lifetime,
        prints: 'Expires',
        ...more,
    };
}

/**
 * One that the server sets.
 * @param {Kind} kind
 * @param {string} name
 * @param {() => string} value
 * @param {number} [lifetime]
 * @param {Partial<Cookie>} [more]
 * @returns {Cookie}
 */
function sent(kind, name, value, lifetime, more) {
    return { kind, name, value, from: 'visit', lifetime, ...more };
}

export const ga = scripted('analytics', '_ga', () => `GA1.1.${clientId()}`, 400 * DAY);
export const gid = scripted('analytics', '_gid', () => `GA1.2.${clientId()}`, DAY);
export const gat = scripted('analytics', '_gat', () => '1', MINUTE);
/** @param {string} stream */
export const gaStream = (stream) =>
    scripted(
        'analytics',
        `_ga_${stream}`,
        () => `GS2.1.s${seconds()}$o1$g0$t${seconds()}$j60$l0$h0`,
        400 * DAY,
    );
export const fbp = scripted(
    'advertising',
    '_fbp',
    () => `fb.1.${Date.now()}.${random.digits(18)}`,
    90 * DAY,
    { sameSite: 'Lax' },
);
export const gclAu = scripted(
    'advertising',
    '_gcl_au',
    () => `1.1.${random.digits(10)}.${seconds()}`,
    90 * DAY,
);
export const uetSid = scripted('advertising', '_uetsid', () => random.hex(16), DAY);
export const uetVid = scripted('advertising', '_uetvid', () => random.hex(16), 390 * DAY);
export const tiktok = scripted('advertising', '_ttp', () => letters(27, ALPHABET), 390 * DAY);
export const pinterest = scripted('advertising', '_pin_unauth', () => `dWlkPU${letters(32, ALPHABET)}`, YEAR);
export const linkedIn = scripted('advertising', 'li_fat_id', () => random.uuid(), 30 * DAY);
/** @param {string} site */
export const hotjarUser = (site) =>
    scripted(
        'analytics',
        `_hjSessionUser_${site}`,
        () =>
            Buffer.from(JSON.stringify({ id: random.uuid(), created: Date.now(), existing: false })).toString(
                'base64',
            ),
        YEAR,
        { sameSite: 'None', secure: true },
    );
/** @param {string} site */
export const hotjarSession = (site) =>
    scripted(
        'analytics',
        `_hjSession_${site}`,
        () =>
            Buffer.from(JSON.stringify({ id: random.uuid(), c: Date.now(), s: 0, r: 0 })).toString('base64'),
        30 * MINUTE,
    );
export const clarity = scripted('analytics', '_clck', () => `${random.lower(6)}%5E2%5Eg1a%5E0%5E2150`, YEAR);
/** @param {number} site */
export const matomoId = (site) =>
    scripted('analytics', `_pk_id.${site}.1fff`, () => `${random.hex(8)}.${seconds()}.`, 393 * DAY, {
        domain: false,
    });
/** @param {number} site */
export const matomoSession = (site) =>
    scripted('analytics', `_pk_ses.${site}.1fff`, () => '1', 30 * MINUTE, { domain: false });
export const segment = scripted('analytics', 'ajs_anonymous_id', () => random.uuid(), YEAR, {
    sameSite: 'Lax',
});
export const hubspot = scripted('analytics', 'hubspotutk', () => random.hex(16), 180 * DAY);
/** @param {string} key */
export const amplitude = (key) =>
    scripted(
        'analytics',
        `AMP_${key}`,
        () =>
            Buffer.from(
                encodeURIComponent(JSON.stringify({ deviceId: random.uuid(), sessionId: Date.now() })),
            ).toString('base64'),
        YEAR,
    );
/** @param {string} project */
export const posthog = (project) =>
    scripted(
        'analytics',
        `ph_phc_${project}_posthog`,
        () =>
            encodeURIComponent(
                JSON.stringify({ distinct_id: random.uuid(), $sesid: [Date.now(), random.uuid()] }),
            ),
        YEAR,
    );
/** @param {string} name a visitor's number that the site itself gives out: as long and random as any session */
export const visitorId = (name) =>
    sent('analytics', name, () => random.uuid(), 2 * YEAR, { httpOnly: true, sameSite: 'Lax' });
/** @param {string} name as {@link visitorId}, in hexadecimal */
export const deviceId = (name) =>
    sent('analytics', name, () => random.hex(32), YEAR, { secure: 'https', httpOnly: true });

export const oneTrust = scripted(
    'consent',
    'OptanonConsent',
    () =>
        `isGpcEnabled=0&version=202409.1.0&consentId=${random.uuid()}&groups=C0001%3A1%2CC0002%3A1%2CC0004%3A1`,
    YEAR,
    { sameSite: 'Lax' },
);
export const oneTrustClosed = scripted(
    'consent',
    'OptanonAlertBoxClosed',
    () => new Date().toISOString(),
    YEAR,
    { sameSite: 'Lax' },
);
export const cookieYes = scripted(
    'consent',
    'cookieyes-consent',
    () =>
        `consentid:${letters(32, ALPHABET)},consent:yes,action:yes,necessary:yes,functional:yes,analytics:yes`,
    YEAR,
    { domain: false },
);
export const cookiebot = scripted(
    'consent',
    'CookieConsent',
    () =>
        `{stamp:%27${letters(64, ALPHABET)}==%27%2Cnecessary:true%2Cpreferences:true%2Cstatistics:true%2Cmarketing:true}`,
    YEAR,
    { domain: false },
);
export const complianz = scripted('consent', 'cmplz_banner-status', () => 'dismissed', YEAR, {
    domain: false,
});
export const cookieNotice = scripted('consent', 'cookie_notice_accepted', () => 'true', 30 * DAY, {
    domain: false,
});
export const tarteaucitron = scripted(
    'consent',
    'tarteaucitron',
    () => '!analytics=true!youtube=wait',
    182 * DAY,
    {
        domain: false,
    },
);
/** @param {string} name @param {string} [value] */
export const consent = (name, value = 'all') =>
    scripted('consent', name, () => value, YEAR, { domain: false });

/** @param {string} name @param {string} value */
export const preference = (name, value) => sent('preference', name, () => value, YEAR, { sameSite: 'Lax' });
/** @param {string} name @param {string} value */
export const scriptedPreference = (name, value) =>
    scripted('preference', name, () => value, YEAR, { domain: false, sameSite: 'Lax' });

export const awsAlb = sent('other', 'AWSALB', () => letters(108, ALPHABET), 7 * DAY, {
    rolling: true,
    prints: 'Expires',
});
export const awsAlbCors = sent('other', 'AWSALBCORS', () => letters(108, ALPHABET), 7 * DAY, {
    rolling: true,
    prints: 'Expires',
    secure: 'https',
});
export const gclb = sent('other', 'GCLB', () => `"${random.hex(8)}"`, undefined, { httpOnly: true });
export const bigIp = sent('other', 'BIGipServerpool_web', () => `${random.digits(9)}.20480.0000`);
export const haproxy = sent('other', 'SERVERID', () => 'web2');
export const traefik = sent('other', '_traefik_backend', () => random.hex(8));
export const cfBm = sent(
    'security',
    '__cf_bm',
    () => `${letters(43, ALPHABET)}-${seconds()}-1.0.1.1-${letters(86, ALPHABET)}`,
    30 * MINUTE,
    { httpOnly: true, secure: 'https', domain: true, prints: 'Expires' },
);
export const cfRuid = sent(
    'security',
    '_cfuvid',
    () => `${letters(43, ALPHABET)}-${Date.now()}-0.0.1.1-604800000`,
    undefined,
    {
        httpOnly: true,
        secure: 'https',
        domain: true,
    },
);
export const akamai = sent(
    'security',
    'ak_bmsc',
    () => `${random.hex(16).toUpperCase()}~000000000000000000000000000000~YAAQ${letters(120, ALPHABET)}`,
    2 * HOUR,
    {
        httpOnly: true,
        domain: true,
    },
);
export const datadome = sent('security', 'datadome', () => letters(128, ALPHABET), YEAR, {
    domain: true,
    sameSite: 'Lax',
    secure: 'https',
});
export const stripeMid = scripted(
    'security',
    '__stripe_mid',
    () => `${random.uuid()}${random.hex(3)}`,
    YEAR,
    { sameSite: 'Strict' },
);
export const stripeSid = scripted(
    'security',
    '__stripe_sid',
    () => `${random.uuid()}${random.hex(3)}`,
    30 * MINUTE,
    {
        sameSite: 'Strict',
    },
);
