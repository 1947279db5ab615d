/**
 * The server knows the computer once somebody has signed in on it: whoever comes without a session is given one at once.
 */
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';

const sessions = new Sessions();
/** What the server remembers of the computer, however little its browser holds. */
const computer = { isKnown: false };

export const account = '/';
export const open = '/about';
export const needed = ['sid'];
export const leaving = { requests: ['GET /logout'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => sessions.takes(valueOf(credentials, 'sid'));

export const { start, signIn } = site('again', answer, {
    begin() {
        computer.isKnown = false;
    },
});

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /about':
            return visit.about();
        case 'GET /login':
            return visit.signIn();
        case 'GET /':
            if (!sessions.takes(visit.jar.get('sid'))) {
                if (!computer.isKnown) return visit.to('/login');
                visit.set('sid', sessions.begin());
            }
            return visit.account('<nav>robin <a href="/logout">Log out</a></nav><h1>Intranet</h1>');
        case 'POST /login':
            if (!visit.isRight) return visit.signIn();
            computer.isKnown = true;
            visit.set('sid', sessions.begin());
            return visit.to('/');
        case 'GET /logout':
            sessions.end(visit.jar.get('sid'));
            visit.drop('sid');
            return visit.to('/');
        default:
            return undefined;
    }
}
