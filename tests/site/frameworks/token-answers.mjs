/**
 * What fixtures answer whose page keeps a token and sends it itself.
 */
import { ACCOUNT, isRight, json } from './replies.mjs';

/** @typedef {import('./description.mjs').Token} Token */
/** @typedef {import('./visit.mjs').Visit} Visit */

/**
 * @param {Visit} visit
 * @param {import('./replies.mjs').Asked} asked
 * @returns {import('./replies.mjs').Answer | undefined}
 */
export function tokenAnswers(visit, asked) {
    const { fixture, state } = visit.site;
    const token = /** @type {Token} */ (fixture.token);
    const bearer = token.carrier.reads(asked.token, state, visit.jar)?.account;
    switch (`${asked.method} ${asked.url.pathname}`) {
        case 'POST /api/login':
            if (!isRight(fixture, asked.form)) return json({ error: 'wrong name or password' }, 401);
            visit.signIn(ACCOUNT.user);
            return json(issued(token, visit));
        case 'POST /api/auth/refresh':
            return visit.account ? json(issued(token, visit)) : json({ error: 'not signed in' }, 401);
        case 'GET /account':
            return bearer ? json({ account: bearer }) : json({ error: 'not signed in' }, 401);
        case `POST ${fixture.signOut.path}`:
            if (bearer) visit.session.account = bearer;
            visit.signOut();
            return json({ cookies: visit.scripted });
        default:
            return undefined;
    }
}

/** The token, what the page stores, and the cookies that its script sets. @param {Token} token @param {Visit} visit */
function issued(token, visit) {
    const value = token.carrier.value(visit);
    return { token: value, entry: token.entry?.(value, visit.account) ?? value, cookies: visit.scripted };
}
