/**
 * A session that is there before signing in and goes on under its value, which scripts can read and which has a name of
 * its own; nothing new comes with signing in.
 */
import { random } from '../frameworks/schemes.mjs';
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';
import { READABLE } from './kit/visit.mjs';

const sessions = new Sessions();
/** Sessions of nobody, which go on as somebody's. */
const visits = new Sessions();

export const account = '/';
export const open = '/about';
export const needed = ['lantern'];
export const leaving = { requests: ['GET /logout'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => sessions.takes(valueOf(credentials, 'lantern'));

export const { start, signIn } = site('readable', answer);

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /about':
            return visit.about();
        case 'GET /':
            return sessions.takes(visit.jar.get('lantern'))
                ? visit.account('<header>robin <a href="/logout">Log out</a></header><h1>Slides</h1>')
                : visit.to('/login');
        case 'GET /login':
            if (!visits.takes(visit.jar.get('lantern')))
                visit.set('lantern', visits.begin(random.hex(20)), READABLE);
            return visit.signIn();
        case 'POST /login':
            if (!visit.isRight || !visits.takes(visit.jar.get('lantern'))) return visit.to('/login');
            sessions.begin(visit.jar.get('lantern'));
            return visit.to('/');
        case 'GET /logout':
            sessions.end(visit.jar.get('lantern'));
            visits.end(visit.jar.get('lantern'));
            visit.drop('lantern');
            return visit.to('/login');
        default:
            return undefined;
    }
}
