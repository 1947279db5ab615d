/**
 * A session that counts only beside a second cookie, which anybody could guess.
 */
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';
import { LASTING, PASSING } from './kit/visit.mjs';

const sessions = new Sessions();
const USER_ID = '1';

/** @param {string} [session] @param {string} [user] */
function isIn(session, user) {
    return user === USER_ID && sessions.takes(session);
}

export const account = '/';
export const open = '/about';
export const needed = ['notes_session', 'notes_UserID'];
export const leaving = { requests: ['GET /logout'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) =>
    isIn(valueOf(credentials, 'notes_session'), valueOf(credentials, 'notes_UserID'));

export const { start, signIn } = site('second-cookie', answer);

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /about':
            return visit.about();
        case 'GET /login':
            return visit.signIn();
        case 'GET /':
            return isIn(visit.jar.get('notes_session'), visit.jar.get('notes_UserID'))
                ? visit.account('<nav>robin <a href="/logout">Log out</a></nav><h1>Notes</h1>')
                : visit.to('/login');
        case 'POST /login':
            if (!visit.isRight) return visit.signIn();
            visit.set('notes_session', sessions.begin(), PASSING);
            visit.set('notes_UserID', USER_ID, LASTING);
            return visit.to('/');
        case 'GET /logout':
            sessions.end(visit.jar.get('notes_session'));
            visit.drop('notes_session', 'notes_UserID');
            return visit.to('/login');
        default:
            return undefined;
    }
}
