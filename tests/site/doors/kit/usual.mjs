/**
 * The server that most small sites have: a form, a session in a cookie, pages for those who are signed in.
 */
import { Sessions, valueOf } from './sessions.mjs';
import { site } from './site.mjs';

/** @typedef {import('./site.mjs').Credentials} Credentials */
/** @typedef {import('./visit.mjs').Visit} Visit */
/** @typedef {import('../../frameworks/replies.mjs').Answer} Answer */

const COOKIE = 'sid';
const HOME = '/';

/**
 * @param {string} name
 * @param {Record<string, string>} pages what those who are signed in see, by path
 * @param {object} [how]
 * @param {string} [how.leave] the request that signs out
 * @param {(visit: Visit) => Promise<void>} [how.delay] before the session is ended
 * @param {(visit: Visit) => Answer | undefined} [how.first] what is answered before all that
 */
export function usualSite(name, pages, { leave = 'GET /logout', delay, first } = {}) {
    const sessions = new Sessions();
    /** @param {Visit} visit */
    async function answer(visit) {
        const { route, url, jar } = visit;
        if (route === 'GET /about') return visit.about();
        if (route === 'GET /login') return visit.signIn();
        if (route === 'POST /login') {
            if (!visit.isRight) return visit.signIn();
            visit.set(COOKIE, sessions.begin());
            return visit.to(HOME);
        }
        if (route === leave) {
            await delay?.(visit);
            sessions.end(jar.get(COOKIE));
            visit.drop(COOKIE);
            return visit.to('/login');
        }
        const main = visit.method === 'GET' ? pages[url.pathname] : undefined;
        if (main === undefined) return undefined;
        return sessions.takes(jar.get(COOKIE)) ? visit.account(main) : visit.to('/login');
    }
    return {
        ...site(name, (visit) => first?.(visit) ?? answer(visit)),
        signedIn: (/** @type {Credentials} */ credentials) => sessions.takes(valueOf(credentials, COOKIE)),
        account: HOME,
        open: '/about',
        needed: [COOKIE],
        leaving: { requests: [leave], endsOnServer: true },
    };
}
