/**
 * What an application is for the judge, and what the judge says of it.
 */

/** @typedef {import('../../e2e/drivers/index.mjs').Page} Page */

/**
 * What a browser sends to a server, or a page of it does, to be known again.
 * @typedef {object} Credentials
 * @property {chrome.cookies.Cookie[]} cookies
 * @property {Record<string, string>} localStorage
 * @property {Record<string, string>} sessionStorage
 */

/** Path, field, whether a meter is right there, and as whom. @typedef {[string, string, boolean, { as?: 'nobody', before?: (page: Page) => Promise<unknown> }?]} MeterPage */

/**
 * @typedef {object} Application
 * @property {() => Promise<{ origin: string, stop(): unknown }>} start
 * @property {(page: Page) => Promise<unknown>} signIn signs in as a person would
 * @property {string} account the path of a page that only a signed-in person can see
 * @property {string} open the path of one that everybody can see
 * @property {(credentials: Credentials) => Promise<boolean>} signedIn asks the server, from outside the browser
 * @property {(credentials: Credentials) => Promise<boolean>} [works] whether what else there is to being signed in works
 * @property {string[]} [needed] the cookies and stored tokens that sign in; found out if left out
 * @property {string[]} [eitherOf] those of which one is enough
 * @property {MeterPage[]} [meterPages]
 */

/** @typedef {'yes' | 'no' | 'unknown' | string} PageSays */

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {{ page: string, right: boolean }[]} meter
 * @property {{ before?: string[], while?: string[], after?: string[] }} told what is named as signing in
 * @property {string[]} needed
 * @property {string[]} eitherOf
 * @property {{ before?: PageSays, while?: PageSays, after?: PageSays }} pageSays
 * @property {{ signedIn: boolean, works?: boolean, removed: string[] }} [fix]
 * @property {{ signedIn: boolean, left: string[] }} [clear]
 * @property {{ fix?: Undone, clear?: Undone }} undo
 * @property {{ said: string | null, accepted: boolean }} [leaving] said: nothing where the site is not in the list
 * @property {{ before?: string[], while?: string[], after?: string[] }} listed
 * @property {string[]} problems
 */

/** What did not come back, and whether the server takes what did. @typedef {{ lost: string[], signedIn: boolean }} Undone */

/** @param {string} name @returns {Row} */
export function emptyRow(name) {
    return {
        name,
        meter: [],
        told: {},
        needed: [],
        eitherOf: [],
        pageSays: {},
        undo: {},
        listed: {},
        problems: [],
    };
}
