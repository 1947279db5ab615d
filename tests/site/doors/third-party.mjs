/**
 * Pages hold a frame of another site, which gives it a session of nobody that goes along with requests of other sites.
 */
import { random } from '../frameworks/schemes.mjs';
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';

const sessions = new Sessions();

export const account = '/';
export const open = '/about';
export const needed = ['sid'];
export const leaving = { requests: ['GET /logout'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => sessions.takes(valueOf(credentials, 'sid'));

export const { start, signIn } = site('third-party', answer);

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /pixel':
            if (!visit.jar.has('JSESSIONID')) {
                visit.set(
                    'JSESSIONID',
                    random.hex(16).toUpperCase(),
                    'Path=/; HttpOnly; Secure; SameSite=None',
                );
                visit.set('_vuid', random.hex(16), 'Path=/; Secure; SameSite=None; Max-Age=31536000');
            }
            return visit.page('');
        case 'GET /':
            return sessions.takes(visit.jar.get('sid'))
                ? visit.account(
                      `<nav>robin <a href="/logout">Log out</a></nav><h1>Weather</h1>${frame(visit)}`,
                  )
                : visit.to('/login');
        case 'GET /about':
            return visit.page(`<h1>About</h1>${frame(visit)}`);
        case 'GET /login':
            return visit.signIn();
        case 'POST /login':
            if (!visit.isRight) return visit.signIn();
            visit.set('sid', sessions.begin());
            return visit.to('/');
        case 'GET /logout':
            sessions.end(visit.jar.get('sid'));
            visit.drop('sid');
            return visit.to('/login');
        default:
            return undefined;
    }
}

/** @param {import('./kit/visit.mjs').Visit} visit */
function frame(visit) {
    return `<iframe src="${visit.origin('third-party-vendor')}/pixel"></iframe>`;
}
