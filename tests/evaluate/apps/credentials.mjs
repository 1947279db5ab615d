/**
 * Cookies and what pages store, as the browser holds them, and which of them sign in.
 */

/** @typedef {import('./application.mjs').Application} Application */
/** @typedef {import('./application.mjs').Credentials} Credentials */

/** `key` tells it from all others. @typedef {{ key: string, name: string, value: string }} Part */

const AREAS = /** @type {const} */ (['localStorage', 'sessionStorage']);

/** @param {Credentials} credentials @returns {Part[]} */
function partsOf(credentials) {
    const cookies = credentials.cookies.map((cookie) => {
        const { name, value } = cookie;
        return { key: keyOf(cookie), name, value };
    });
    const stored = AREAS.flatMap((area) =>
        Object.entries(credentials[area]).map(([name, value]) => ({ key: `${area} ${name}`, name, value })),
    );
    return [...cookies, ...stored];
}

/** @param {chrome.cookies.Cookie} cookie */
function keyOf({ domain, path, partitionKey, name }) {
    return ['cookie', domain, path, partitionKey?.topLevelSite ?? '', name].join(' ');
}

/** Nothing but these. @param {Credentials} credentials @param {string[]} keys @returns {Credentials} */
function onlyOf({ cookies, localStorage, sessionStorage }, keys) {
    const items = (/** @type {string} */ area, /** @type {Record<string, string>} */ items) =>
        Object.fromEntries(Object.entries(items).filter(([name]) => keys.includes(`${area} ${name}`)));
    return {
        cookies: cookies.filter((cookie) => keys.includes(keyOf(cookie))),
        localStorage: items('localStorage', localStorage),
        sessionStorage: items('sessionStorage', sessionStorage),
    };
}

/**
 * Those without which the server does not know the person; and where it knows them without any single one, those of which one
 * is enough.
 * @param {Application} app
 * @param {Credentials} first
 * @param {() => Promise<Credentials>} again signs in anew, where the server has ended the session over what was left out
 */
export async function neededOf(app, first, again) {
    let credentials = first;
    const isEnough = async (/** @type {string[]} */ keys) => {
        if (!(await app.signedIn(credentials))) credentials = await again();
        return app.signedIn(onlyOf(credentials, keys));
    };
    const parts = partsOf(first);
    const all = parts.map(({ key }) => key);
    /** @type {string[]} */
    const needed = [];
    for (const key of all) if (!(await isEnough(without(all, key)))) needed.push(key);
    const others = all.filter((key) => !needed.includes(key));
    /** @type {string[]} */
    let either = [];
    if (!(await isEnough(needed))) {
        for (const key of others) if (await isEnough([...needed, key])) either.push(key);
        // Where none is enough by itself, whatever is left when all that can go has gone.
        if (either.length === 0) {
            either = others;
            for (const key of others) {
                const fewer = without(either, key);
                if (await isEnough([...needed, ...fewer])) either = fewer;
            }
        }
    }
    const named = (/** @type {string[]} */ keys) => namesOf(parts.filter(({ key }) => keys.includes(key)));
    return { needed: named(needed), eitherOf: named(either) };
}

/**
 * Those that change whenever a page is loaded.
 * @param {Credentials} first
 * @param {Credentials} second a load later
 * @returns {string[]} their keys
 */
export function restless(first, second) {
    const values = valuesOf(first);
    return partsOf(second).flatMap(({ key, value }) =>
        values.has(key) && values.get(key) !== value ? [key] : [],
    );
}

/**
 * Those of before that were taken away: they are gone, or something else stands in their place that a load does not explain.
 * @param {Credentials} before
 * @param {Credentials} after
 * @param {string[]} changing keys of those that change anyway
 */
export function removed(before, after, changing) {
    const values = valuesOf(after);
    const isGone = (/** @type {Part} */ { key, value }) =>
        !values.has(key) || (values.get(key) !== value && !changing.includes(key));
    return namesOf(partsOf(before).filter(isGone));
}

/** Those of before that are there no more as they were. @param {Credentials} before @param {Credentials} after */
export function missing(before, after) {
    const values = valuesOf(after);
    return namesOf(partsOf(before).filter(({ key, value }) => values.get(key) !== value));
}

/** Those of before that are still there as they were. @param {Credentials} before @param {Credentials} after */
export function staying(before, after) {
    const values = valuesOf(after);
    return namesOf(partsOf(before).filter(({ key, value }) => values.get(key) === value));
}

/** Values by key. @param {Credentials} credentials */
function valuesOf(credentials) {
    return new Map(partsOf(credentials).map(({ key, value }) => [key, value]));
}

/** @param {Part[]} parts */
function namesOf(parts) {
    return [...new Set(parts.map(({ name }) => name))];
}

/** @param {string[]} keys @param {string} one */
function without(keys, one) {
    return keys.filter((key) => key !== one);
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

/** Leaves the browser as if nobody had ever been there. Runs in a page of the extension. */
export function forget() {
    return chrome.browsingData.remove({ since: 0 }, { cookies: true, localStorage: true, indexedDB: true });
}
