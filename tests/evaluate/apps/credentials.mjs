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
 * is enough.
 * @param {Application} app
 * @param {Credentials} credentials
 */
export async function neededOf(app, credentials) {
    const parts = partsOf(credentials);
    /** @type {Part[]} */
    const needed = [];
    for (const part of parts) if (!(await app.signedIn(part.others))) needed.push(part);
    const isEnough = (/** @type {Part[]} */ some) => app.signedIn(onlyOf(credentials, some));
    /** @type {Part[]} */
    const either = [];
    if (!(await isEnough(needed))) {
        const others = parts.filter((part) => !needed.includes(part));
        for (const part of others) if (await isEnough([...needed, part])) either.push(part);
        // Where none is enough by itself, whatever is left when all that can go has gone.
        if (either.length === 0) either.push(...(await leastOf(isEnough, needed, others)));
    }
    return { needed: namesOf(needed), eitherOf: namesOf(either) };
}

/** @param {(some: Part[]) => Promise<boolean>} isEnough @param {Part[]} needed @param {Part[]} others */
async function leastOf(isEnough, needed, others) {
    let least = others;
    for (const part of others) {
        const without = least.filter((other) => other !== part);
        if (await isEnough([...needed, ...without])) least = without;
    }
    return least;
}

/** Nothing but these. @param {Credentials} credentials @param {Part[]} parts */
function onlyOf(credentials, parts) {
    const keys = new Set(parts.map(({ key }) => key));
    return partsOf(credentials)
        .filter(({ key }) => !keys.has(key))
        .reduce(
            (left, { key }) => partsOf(left).find((part) => part.key === key)?.others ?? left,
            credentials,
        );
}

/** Those of before that are there no more as they were. @param {Credentials} before @param {Credentials} after */
export function missing(before, after) {
    const values = new Map(partsOf(after).map(({ key, value }) => [key, value]));
    return namesOf(partsOf(before).filter(({ key, value }) => values.get(key) !== value));
}

/** Those of before that are still there as they were. @param {Credentials} before @param {Credentials} after */
export function staying(before, after) {
    const values = new Map(partsOf(after).map(({ key, value }) => [key, value]));
    return namesOf(partsOf(before).filter(({ key, value }) => values.get(key) === value));
}

/** @param {Part[]} parts */
function namesOf(parts) {
    return [...new Set(parts.map(({ name }) => name))];
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
