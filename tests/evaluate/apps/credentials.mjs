/**
 * Cookies and what pages store, as the browser holds them, and which of them sign in.
 */

/** @typedef {import('./application.mjs').Application} Application */
/** @typedef {import('./application.mjs').Credentials} Credentials */

/** `key` tells it from all others. @typedef {{ key: string, name: string, value: string }} Part */

const COOKIE = 'cookie';
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
export function keyOf({ domain, path, partitionKey, name }) {
    return [COOKIE, domain, path, partitionKey?.topLevelSite ?? '', name].join(' ');
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
 * Those of before that were taken away, as cookies that the browser has told of and as stored items that are not as they were.
 * @param {Credentials} before
 * @param {Credentials} after
 * @param {string[]} told keys of cookies
 */
export function removed(before, after, told) {
    const values = new Map(partsOf(after).map(({ key, value }) => [key, value]));
    const stays = (/** @type {Part} */ { key, value }) => values.get(key) === value;
    return namesOf(
        partsOf(before).filter(
            (part) => !stays(part) && (!part.key.startsWith(COOKIE) || told.includes(part.key)),
        ),
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

/** From now on notes the cookies that are taken away, and not by being set anew. Runs in a page of the extension. */
export function noteRemovals() {
    const own = /** @type {{ removals?: chrome.cookies.Cookie[] }} */ (globalThis);
    own.removals = [];
    chrome.cookies.onChanged.addListener(({ removed, cause, cookie }) => {
        if (removed && cause !== 'overwrite') own.removals?.push(cookie);
    });
}

/** What was noted. Runs in a page of the extension. */
export function removals() {
    return /** @type {{ removals?: chrome.cookies.Cookie[] }} */ (globalThis).removals ?? [];
}

/** Leaves the browser as if nobody had ever been there. Runs in a page of the extension. */
export function forget() {
    return chrome.browsingData.remove({ since: 0 }, { cookies: true, localStorage: true, indexedDB: true });
}
