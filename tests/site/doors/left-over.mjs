/**
 * What guards forms is given to everybody, is renewed at sign-in, and stays when the session is gone: nobody is signed
 * in by it.
 */
import { random } from '../frameworks/schemes.mjs';
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';

const sessions = new Sessions();
/** One that scripts can read, of a year. */
const YEAR = 'Path=/; SameSite=Lax; Max-Age=31449600';

export const account = '/';
export const open = '/about';
export const needed = ['sessionid'];
export const leaving = { requests: ['GET /logout'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => sessions.takes(valueOf(credentials, 'sessionid'));

export const { start, signIn } = site('left-over', answer);

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /about':
            return visit.about();
        case 'GET /':
            return sessions.takes(visit.jar.get('sessionid'))
                ? visit.account('<nav>robin <a href="/logout">Log out</a></nav><h1>Choir</h1>')
                : visit.to('/login');
        case 'GET /login':
            if (!visit.jar.has('csrftoken')) visit.set('csrftoken', random.lower(32), YEAR);
            return visit.signIn();
        case 'POST /login':
            if (!visit.isRight) return visit.signIn();
            visit.set('csrftoken', random.lower(32), YEAR);
            visit.set('sessionid', sessions.begin(random.lower(32)));
            return visit.to('/');
        case 'GET /logout':
            sessions.end(visit.jar.get('sessionid'));
            visit.drop('sessionid');
            return visit.to('/login');
        default:
            return undefined;
    }
}
