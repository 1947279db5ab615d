/**
 * The account is at an address with a fragment, on the same page as the form, and the server goes on accepting what "Log
 * out" forgets in the browser.
 */
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';
import { FORM } from './kit/visit.mjs';

const sessions = new Sessions();

export const account = '/#/inbox';
export const open = '/about';
export const needed = ['sid'];
export const leaving = { requests: ['GET /logout'], endsOnServer: false };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => sessions.takes(valueOf(credentials, 'sid'));

export const { start, signIn } = site('fragment', answer, { form: '/#/inbox' });

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /':
            return sessions.takes(visit.jar.get('sid'))
                ? visit.account('<nav>Hello robin <a href="/logout">Log out</a></nav><h1>Inbox</h1>')
                : visit.page(FORM);
        case 'GET /about':
            return visit.about();
        case 'POST /login':
            if (visit.isRight) visit.set('sid', sessions.begin());
            return visit.to('/#/inbox');
        case 'GET /logout':
            visit.drop('sid');
            return visit.to('/');
        default:
            return undefined;
    }
}
