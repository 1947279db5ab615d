/**
 * Signing out ends the session and gets no answer, and from then on none of the pages answers until somebody signs in.
 */
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';

const sessions = new Sessions();
/** Somebody has signed out. */
const state = { isOver: false };

export const account = '/';
export const open = '/about';
export const needed = ['sid'];
export const leaving = { requests: ['GET /logout'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => sessions.takes(valueOf(credentials, 'sid'));

export const { start, signIn } = site('stalls', answer, {
    begin() {
        state.isOver = false;
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
            if (state.isOver) return new Promise(() => {});
            return sessions.takes(visit.jar.get('sid'))
                ? visit.account('<nav>robin <a href="/logout">Log out</a></nav><h1>Archive</h1>')
                : visit.to('/login');
        case 'POST /login':
            if (!visit.isRight) return visit.signIn();
            state.isOver = false;
            visit.set('sid', sessions.begin());
            return visit.to('/');
        case 'GET /logout':
            sessions.end(visit.jar.get('sid'));
            state.isOver = true;
            return new Promise(() => {});
        default:
            return undefined;
    }
}
