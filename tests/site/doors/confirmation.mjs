/**
 * A link that signs out leads to a page of the same words: the link stands there still, and a form whose button signs
 * out.
 */
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';

const sessions = new Sessions();
const HEADER = '<nav><a href="/logout">Sign Out</a></nav>';
const QUESTION = `${HEADER}<h1>Sign Out</h1><p>Are you sure you want to sign out?</p>
<form method="post" action="/logout"><button type="submit">Sign Out</button></form>`;

export const account = '/';
export const open = '/about';
export const needed = ['sid'];
export const leaving = { requests: ['POST /logout'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => sessions.takes(valueOf(credentials, 'sid'));

export const { start, signIn } = site('confirmation', answer);

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /about':
            return visit.about();
        case 'GET /login':
            return visit.signIn();
        case 'GET /':
            return sessions.takes(visit.jar.get('sid'))
                ? visit.account(`${HEADER}<h1>robin</h1>`)
                : visit.to('/login');
        case 'GET /logout':
            return sessions.takes(visit.jar.get('sid')) ? visit.account(QUESTION) : visit.to('/login');
        case 'POST /login':
            if (!visit.isRight) return visit.signIn();
            visit.set('sid', sessions.begin());
            return visit.to('/');
        case 'POST /logout':
            sessions.end(visit.jar.get('sid'));
            visit.drop('sid');
            return visit.to('/');
        default:
            return undefined;
    }
}
