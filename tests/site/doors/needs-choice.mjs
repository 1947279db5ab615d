/**
 * A session that counts only beside a choice of the person, which nothing tells from any other choice.
 */
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';
import { READABLE } from './kit/visit.mjs';

const sessions = new Sessions();

/** @param {string} [session] @param {string} [theme] */
function isIn(session, theme) {
    return theme === 'dark' && sessions.takes(session);
}

export const account = '/';
export const open = '/about';
export const needed = ['sid', 'theme'];
export const leaving = { requests: ['GET /logout'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => isIn(valueOf(credentials, 'sid'), valueOf(credentials, 'theme'));

export const { start, signIn } = site('needs-choice', answer);

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /about':
            return visit.about();
        case 'GET /login':
            return visit.signIn();
        case 'GET /':
            if (isIn(visit.jar.get('sid'), visit.jar.get('theme')))
                return visit.account('<nav>robin <a href="/logout">Log out</a></nav><h1>Themes</h1>');
            // What is of no use without the choice is taken away.
            visit.drop('sid');
            return visit.to('/login');
        case 'POST /login':
            if (!visit.isRight) return visit.signIn();
            visit.set('sid', sessions.begin());
            visit.set('theme', 'dark', READABLE);
            return visit.to('/');
        case 'GET /logout':
            sessions.end(visit.jar.get('sid'));
            visit.drop('sid', 'theme');
            return visit.to('/login');
        default:
            return undefined;
    }
}
