/**
 * How a fixture is described: the words of all descriptions, and no more.
 */

/**
 * What a cookie is for; the names of the core's classifier.
 * @typedef {'signsIn' | 'session' | 'csrf' | 'loginHelper' | 'security' | 'consent' | 'preference' | 'analytics'
 *   | 'advertising' | 'other'} Kind
 */

/**
 * @typedef {object} Session
 * @property {string} id
 * @property {string} csrf the token that guards its forms
 * @property {string} [account] who is signed in
 */

/**
 * What the server of a fixture remembers.
 * @typedef {object} State
 * @property {Map<string, Session>} sessions by id
 * @property {Map<string, string>} remembered accounts by the token that a cookie or a page keeps for longer
 * @property {Map<string, string>} codes accounts by the code that an identity provider has given out
 */

/**
 * What a value is made from.
 * @typedef {object} Moment
 * @property {Session} session
 * @property {string} remembered the long-lived token
 * @property {string} csrf
 * @property {string} account empty while nobody is signed in
 */

/**
 * A cookie, as its framework sets it.
 * @typedef {object} Cookie
 * @property {string} name
 * @property {string} [secureName] its name where the site is served over https, if that differs
 * @property {Kind} kind what it is once somebody is signed in
 * @property {(moment: Moment) => string} value
 * @property {(value: string, state: State, jar: Map<string, string>) => Session | undefined} [reads] the session that it
 *   stands for, beside the other cookies; only of cookies on which the server decides who is signed in
 * @property {boolean} [holdsSession] whether it is set anew when a session begins without it
 * @property {(value: string) => string | undefined} [guards] the token that a form, or the answer of an identity
 *   provider, has to bring along with this cookie
 * @property {'visit' | 'login' | 'signIn'} from when it is first set: with any page, with the sign-in page, at sign-in
 * @property {boolean} [rolling] whether it is set anew with every page
 * @property {boolean} [renewed] whether sign-in gives it another value; those that are read always get one
 * @property {boolean} [byScript] set through `document.cookie`
 * @property {string} [path] `/`, if not given
 * @property {boolean} [domain] whether subdomains get it too
 * @property {boolean} [httpOnly]
 * @property {boolean | 'https'} [secure] `'https'`: only where the site is served so
 * @property {'Lax' | 'Strict' | 'None'} [sameSite]
 * @property {number} [lifetime] seconds; until the browser closes, if not given
 * @property {Ending} [prints] how the lifetime is said; `both`, if not given
 * @property {Chunks} [chunks] how it is split when it is long
 * @property {Ending | 'renewed'} [removed] what sign-out does with it: which attribute ends it, or that it goes on with an
 *   anonymous value; it is left alone, if not given
 * @property {Ending} [usedUp] how sign-in removes it
 */

/** @typedef {'Max-Age' | 'Expires' | 'both'} Ending which attribute ends a cookie */

/**
 * @typedef {object} Chunks
 * @property {number} size characters of the longest chunk
 * @property {'dot' | 'aspnet'} style `NAME.0`, `NAME.1`; or `NAME` with the count, then `NAMEC1`, `NAMEC2`
 */

/**
 * How a page keeps a token that it sends itself.
 * @typedef {object} Token
 * @property {'localStorage' | 'indexedDB' | 'memory'} kept
 * @property {string} [key] in the storage
 * @property {string} [database] of IndexedDB
 * @property {string} [objectStore] of IndexedDB
 * @property {string[]} [within] the way to the token in what is stored; it is stored as it is, if not given
 * @property {(token: string, account: string) => unknown} [entry] what is stored, if it is more than the token
 * @property {import('./carriers.mjs').Carrier} carrier
 */

/**
 * @typedef {object} SignOut
 * @property {'get' | 'post' | 'confirm'} method `confirm`: a page asks, and its form is posted
 * @property {string} path
 * @property {boolean} endsOnServer whether a copy of the cookies is worth nothing afterwards
 * @property {boolean} [endsAtProvider] whether the browser is sent on to the provider's end_session_endpoint
 */

/**
 * The sign-in form: where it is, where it is sent if that is elsewhere, and the names of its fields.
 * @typedef {object} Form
 * @property {string} path
 * @property {string} [action]
 * @property {string} user
 * @property {string} password
 * @property {string} [csrf] of the token that guards this form and the one that signs out
 */

/**
 * @typedef {object} Description
 * @property {string} name of the fixture and of its host
 * @property {string} framework
 * @property {string} source where its defaults are documented
 * @property {Cookie[]} cookies those of the framework, then bystanders
 * @property {Form} form
 * @property {SignOut} signOut
 * @property {() => string} [newId] of sessions
 * @property {() => string} [newToken] that remembers
 * @property {boolean} [keepsId] whether sign-in keeps the id of the anonymous session
 * @property {'all'} [proof] that every cookie that is read has to name the same account; one is enough, if not given
 * @property {string[]} [alsoNeeded] cookies of other kinds without which nobody is signed in
 * @property {Token} [token] for those whose page sends a token
 * @property {string} [accountPath] the page that only those see who are signed in; `/account`, if not given
 * @property {{ on: string, callback: string }} [relies] the OpenID Connect provider on which it relies, for relying
 *   parties, and where the provider sends the browser back to
 * @property {{ authorize: string, discovery: string }} [provides] where its endpoints are, for OpenID Connect providers
 */

/** @typedef {Description & { mechanism: string, accountPath: string }} Fixture */

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const YEAR = 365 * DAY;
