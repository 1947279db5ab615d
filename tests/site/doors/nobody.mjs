/**
 * Everybody is given a number of a year that scripts cannot read; it is another after signing out, and it signs nobody
 * in.
 */
import { random } from '../frameworks/schemes.mjs';
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';

const sessions = new Sessions();
const YEAR = 'Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000';

export const account = '/';
export const open = '/about';
export const needed = ['sid'];
export const leaving = { requests: ['GET /logout'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => sessions.takes(valueOf(credentials, 'sid'));

export const { start, signIn } = site('nobody', answer);

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /':
            return sessions.takes(visit.jar.get('sid'))
                ? visit.account('<nav>robin <a href="/logout">Log out</a></nav><h1>Recipes</h1>')
                : visit.to('/login');
        case 'GET /about':
            if (!visit.jar.has('guest')) visit.set('guest', random.hex(16), YEAR);
            return visit.about();
        case 'GET /login':
            if (!visit.jar.has('guest')) visit.set('guest', random.hex(16), YEAR);
            return visit.signIn();
        case 'POST /login':
            if (!visit.isRight) return visit.signIn();
            visit.set('sid', sessions.begin());
            return visit.to('/');
        case 'GET /logout':
            sessions.end(visit.jar.get('sid'));
            visit.drop('sid');
            visit.set('guest', random.hex(16), YEAR);
            return visit.to('/login');
        default:
            return undefined;
    }
}
