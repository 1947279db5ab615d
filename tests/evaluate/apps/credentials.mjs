/**
 * Cookies and what pages store, as the browser holds them, and which of them sign in.
 */

/** @typedef {import('./application.mjs').Application} Application */
/** @typedef {import('./application.mjs').Credentials} Credentials */

/** One of them, and the others without it. @typedef {{ name: string, value: string, key: string, others: Credentials }} Part */

const AREAS = /** @type {const} */ (['localStorage', 'sessionStorage']);

/** @param {Credentials} credentials @returns {Part[]} */
function partsOf(credentials) {
    const cookies = credentials.cookies.map((cookie) => ({
        name: cookie.name,
        value: cookie.value,
        key: [
            'cookie',
            cookie.domain,
            cookie.path,
            cookie.partitionKey?.topLevelSite ?? '',
            cookie.name,
        ].join(' '),
        others: { ...credentials, cookies: credentials.cookies.filter((other) => other !== cookie) },
    }));
    const stored = AREAS.flatMap((area) =>
        Object.entries(credentials[area]).map(([name, value]) => ({
            name,
            value,
            key: `${area} ${name}`,
            others: { ...credentials, [area]: without(credentials[area], name) },
        })),
    );
    return [...cookies, ...stored];
}

/**
 * Those without which the server does not know the person; and where it knows them without any single one, those of which one
 * has to be there.
 * @param {Application} app
 * @param {Credentials} credentials
 */
export async function neededOf(app, credentials) {
    /** @type {string[]} */
    const needed = [];
    /** Whatever is not needed, as long as it can go. */
    let least = credentials;
    const names = partsOf(credentials).map(({ key }) => key);
    for (const key of names) {
        const part = partsOf(credentials).find((part) => part.key === key);
        if (part && !(await app.signedIn(part.others))) needed.push(part.name);
        const rest = partsOf(least).find((part) => part.key === key);
        if (rest && (await app.signedIn(rest.others))) least = rest.others;
    }
    const enough = partsOf(least).map(({ name }) => name);
    const eitherOf = enough.filter((name) => !needed.includes(name));
    return { needed: unique(needed), eitherOf: unique(eitherOf) };
}

/** Those of before that are there no more as they were. @param {Credentials} before @param {Credentials} after */
export function missing(before, after) {
    const values = new Map(partsOf(after).map(({ key, value }) => [key, value]));
    return unique(
        partsOf(before).flatMap(({ key, name, value }) => (values.get(key) === value ? [] : [name])),
    );
}

/** Those of before that are still there as they were. @param {Credentials} before @param {Credentials} after */
export function staying(before, after) {
    const values = new Map(partsOf(after).map(({ key, value }) => [key, value]));
    return unique(
        partsOf(before).flatMap(({ key, name, value }) => (values.get(key) === value ? [name] : [])),
    );
}

/** @param {string[]} names */
function unique(names) {
    return [...new Set(names)];
}

/** @param {Record<string, string>} items @param {string} name */
function without(items, name) {
    return Object.fromEntries(Object.entries(items).filter(([key]) => key !== name));
}

/** Runs in a page of the extension. */
export function cookiesIn() {
    // Firefox may be told to isolate first parties: then null is any.
    const anyParty = 'getBrowserInfo' in chrome.runtime ? { firstPartyDomain: null } : {};
    return chrome.cookies.getAll({ partitionKey: {}, ...anyParty });
}

/** Runs in a page of the application. */
export function storageIn() {
    return { localStorage: { ...localStorage }, sessionStorage: { ...sessionStorage } };
}
