/**
 * Signing out forgets the session here only, and gives out a session of nobody under the same name at a longer path, which the server
 * reads first.
 */
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';

const sessions = new Sessions();
/** Sessions of nobody. */
const visits = new Sessions();

export const account = '/account';
export const open = '/about';
export const needed = ['sid'];
export const leaving = { requests: ['GET /account/leave'], endsOnServer: false };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => sessions.takes(valueOf(credentials, 'sid'));

export const { start, signIn } = site('session-of-nobody', answer);

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /about':
            return visit.about();
        case 'GET /account':
            return sessions.takes(visit.first('sid'))
                ? visit.account('<header>robin <a href="/account/leave">Log out</a></header><h1>Maps</h1>')
                : visit.to('/login');
        case 'GET /login':
            return visit.signIn();
        case 'POST /login':
            if (!visit.isRight) return visit.signIn();
            visit.set('sid', sessions.begin());
            return visit.to('/account');
        case 'GET /account/leave':
            visit.drop('sid');
            visit.set('sid', visits.begin(), 'Path=/account; HttpOnly; SameSite=Lax');
            return visit.to('/login');
        default:
            return undefined;
    }
}
