/**
 * Addresses differ by their query only, and the control that signs out is a picture whose address alone says so, by the
 * name of a parameter.
 */
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';
import { FORM } from './kit/visit.mjs';

const sessions = new Sessions();
const HEADER = `<nav><a href="/index.php?page=start">⌂</a> <a href="/index.php?page=inbox">✉</a> <a href="/index.php?logout=1">⏻</a></nav>`;

export const account = '/index.php?page=inbox';
export const open = '/about';
export const needed = ['sid'];
export const leaving = { requests: ['GET /index.php?logout=1'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => sessions.takes(valueOf(credentials, 'sid'));

export const { start, signIn } = site('query', answer, { form: '/index.php?page=login' });

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /about':
            return visit.about();
        case 'POST /login':
            if (visit.isRight) visit.set('sid', sessions.begin());
            return visit.to('/index.php?page=inbox');
        case 'GET /index.php':
            if (visit.url.searchParams.has('logout')) {
                sessions.end(visit.jar.get('sid'));
                visit.drop('sid');
                return visit.to('/index.php?page=login');
            }
            return sessions.takes(visit.jar.get('sid'))
                ? visit.account(
                      `${HEADER}<h1>${visit.url.searchParams.get('page') === 'inbox' ? 'Inbox' : 'Start'}</h1>`,
                  )
                : visit.page(FORM);
        default:
            return undefined;
    }
}
