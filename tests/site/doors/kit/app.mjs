/**
 * The server that most small apps have: the page draws itself, and keeps a token of its own.
 */
import { Sessions } from './sessions.mjs';
import { site } from './site.mjs';

/** @typedef {import('./site.mjs').Credentials} Credentials */
/** @typedef {import('./visit.mjs').Visit} Visit */

/**
 * @typedef {object} Kept
 * @property {Record<string, string>} [localStorage]
 * @property {Record<string, string>} [sessionStorage]
 */

/** The answer to a right name and password: the token, and what the page keeps. @typedef {{ token: string, kept: Kept }} Issued */

/**
 * @param {string} name
 * @param {(token: string) => Kept} kept what the page keeps of a token, where
 * @param {string} script of the page; see `script/app.js` for what it can import
 * @param {(credentials: Credentials, sessions: Sessions) => boolean} takes whether the server would take these
 */
export function appSite(name, kept, script, takes) {
    const sessions = new Sessions();
    /** @param {Visit} visit */
    function answer(visit) {
        switch (visit.route) {
            case 'GET /':
                return shell(visit, script);
            case 'GET /about':
                return visit.about();
            case 'POST /login':
                return visit.isRight ? visit.json(issued(sessions.begin())) : visit.json({}, 401);
            case 'POST /me':
                return visit.json({}, sessions.takes(visit.bearer) ? 200 : 401);
            case 'POST /logout':
                return visit.json({}, sessions.end(visit.bearer) ? 200 : 401);
            default:
                return undefined;
        }
    }
    /** @param {string} token @returns {Issued} */
    const issued = (token) => ({ token, kept: kept(token) });
    return {
        ...site(name, answer, { form: '/' }),
        signedIn: (/** @type {Credentials} */ credentials) => takes(credentials, sessions),
        account: '/',
        open: '/about',
        leaving: { requests: ['POST /logout'], endsOnServer: true },
    };
}

/** The page that draws itself. @param {Visit} visit @param {string} script */
export function shell(visit, script) {
    return visit.page(`<div id="root">Loading …</div><script type="module">${script}</script>`);
}
