/**
 * Two cookies come together and are both needed; one lasts for ten days, the other ends with the browser, and the
 * session with it.
 */
import { random } from '../frameworks/schemes.mjs';
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';
import { LASTING, PASSING } from './kit/visit.mjs';

const sessions = new Sessions();
/** @param {string} [lasting] @param {string} [passing] */
function isIn(lasting, passing) {
    return sessions.takes(`${lasting} ${passing}`);
}

/** @param {import('./kit/visit.mjs').Visit} visit @param {string} lasting @param {string} passing */
function begin(visit, lasting, passing) {
    sessions.begin(`${lasting} ${passing}`);
    visit.set('barge', lasting, LASTING);
    visit.set('barge_key', passing, PASSING);
}

export const account = '/';
export const open = '/about';
export const needed = ['barge', 'barge_key'];
export const leaving = { requests: ['GET /logout'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) =>
    isIn(valueOf(credentials, 'barge'), valueOf(credentials, 'barge_key'));

export const { start, signIn } = site('two-ends', answer);

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /about':
            return visit.about();
        case 'GET /login':
            return visit.signIn();
        case 'GET /':
            return isIn(visit.jar.get('barge'), visit.jar.get('barge_key'))
                ? visit.account('<nav>robin <a href="/logout">Log out</a></nav><h1>Transfers</h1>')
                : visit.to('/login');
        case 'POST /login':
            if (!visit.isRight) return visit.signIn();
            begin(visit, random.hex(16), random.hex(16));
            return visit.to('/');
        case 'GET /logout':
            sessions.end(`${visit.jar.get('barge')} ${visit.jar.get('barge_key')}`);
            visit.drop('barge', 'barge_key');
            return visit.to('/login');
        default:
            return undefined;
    }
}
