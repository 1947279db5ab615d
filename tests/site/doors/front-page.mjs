/**
 * Everybody sees the same page, with a session from the first look on, but for the links at the top: there is no form on
 * it, and pages of the account lead back to it.
 */
import { random } from '../frameworks/schemes.mjs';
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';
import { PASSING } from './kit/visit.mjs';

const sessions = new Sessions();
/** Sessions of nobody, which everybody is given. */
const visits = new Sessions();
const IN = '<nav>Hello robin <a href="/settings">Settings</a> <a href="/logout">Log out</a></nav>';
const OUT = '<nav><a href="/login">Log in</a></nav>';
const NEWS = '<h1>Front page</h1><p>Anybody may read this.</p>';

export const account = '/settings';
export const open = '/';
export const needed = ['sid'];
export const leaving = { requests: ['GET /logout'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => sessions.takes(valueOf(credentials, 'sid'));

export const { start, signIn } = site('front-page', answer);

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /':
            if (sessions.takes(visit.jar.get('sid'))) return visit.account(IN + NEWS);
            if (!visits.takes(visit.jar.get('sid'))) visit.set('sid', visits.begin(random.hex(16)), PASSING);
            return visit.page(OUT + NEWS);
        case 'GET /login':
            return visit.signIn();
        case 'GET /settings':
            return sessions.takes(visit.jar.get('sid'))
                ? visit.account(`${IN}<h1>Settings</h1>`)
                : visit.to('/');
        case 'POST /login':
            if (!visit.isRight) return visit.signIn();
            visits.end(visit.jar.get('sid'));
            visit.set('sid', sessions.begin(random.hex(16)), PASSING);
            return visit.to('/');
        case 'GET /logout':
            sessions.end(visit.jar.get('sid'));
            visit.drop('sid');
            return visit.to('/');
        default:
            return undefined;
    }
}
