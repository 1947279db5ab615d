/**
 * Of two cookies either signs in: a session that ends with the browser, and a token of ten days that begins a new one.
 */
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';
import { PASSING } from './kit/visit.mjs';

const sessions = new Sessions();
const tokens = new Sessions();

export const account = '/';
export const open = '/about';
/** @type {string[]} */
export const needed = [];
/** One of these is enough. */
export const eitherOf = ['sid', 'remember_token'];
export const leaving = { requests: ['GET /logout'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) =>
    sessions.takes(valueOf(credentials, 'sid')) || tokens.takes(valueOf(credentials, 'remember_token'));

export const { start, signIn } = site('remembers', answer);

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /about':
            return visit.about();
        case 'GET /login':
            return visit.signIn();
        case 'GET /':
            if (!sessions.takes(visit.jar.get('sid'))) {
                if (!tokens.takes(visit.jar.get('remember_token'))) return visit.to('/login');
                visit.set('sid', sessions.begin(), PASSING);
            }
            return visit.account('<nav>robin <a href="/logout">Log out</a></nav><h1>Basket</h1>');
        case 'POST /login':
            if (!visit.isRight) return visit.signIn();
            visit.set('sid', sessions.begin(), PASSING);
            visit.set('remember_token', tokens.begin());
            return visit.to('/');
        case 'GET /logout':
            sessions.end(visit.jar.get('sid'));
            tokens.end(visit.jar.get('remember_token'));
            visit.drop('sid', 'remember_token');
            return visit.to('/login');
        default:
            return undefined;
    }
}
