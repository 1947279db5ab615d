/**
 * A token that remembers counts only beside number and name of the person, which anybody could guess and scripts can
 * read.
 */
import { ACCOUNT } from '../frameworks/replies.mjs';
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';
import { READABLE } from './kit/visit.mjs';

const sessions = new Sessions();
/** @param {(name: string) => string | undefined} held */
function isIn(held) {
    return (
        sessions.takes(held('lighthouse_token')) &&
        held('lighthouse_UserID') === '4' &&
        held('lighthouse_username') === ACCOUNT.user
    );
}

export const account = '/';
export const open = '/about';
export const needed = ['lighthouse_token', 'lighthouse_UserID', 'lighthouse_username'];
export const leaving = { requests: ['GET /logout'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => isIn((name) => valueOf(credentials, name));

export const { start, signIn } = site('companions', answer);

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /about':
            return visit.about();
        case 'GET /login':
            return visit.signIn();
        case 'GET /':
            return isIn((name) => visit.jar.get(name))
                ? visit.account('<nav>robin <a href="/logout">Log out</a></nav><h1>Ships</h1>')
                : visit.to('/login');
        case 'POST /login':
            if (!visit.isRight) return visit.signIn();
            visit.set('lighthouse_token', sessions.begin());
            visit.set('lighthouse_UserID', '4', READABLE);
            visit.set('lighthouse_username', ACCOUNT.user, READABLE);
            return visit.to('/');
        case 'GET /logout':
            sessions.end(visit.jar.get('lighthouse_token'));
            visit.drop('lighthouse_token', 'lighthouse_UserID');
            return visit.to('/login');
        default:
            return undefined;
    }
}
