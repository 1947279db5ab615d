/**
 * Signing out leaves a mark in the page's storage by which the page goes, whatever its server says, and forgets the session here only.
 */
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';

const sessions = new Sessions();
const ACCOUNT = `<header>robin <a id="out" href="#out">Log out</a></header><h1>Maps</h1>
<script>
    if (localStorage.loggedOut) location.replace('/login');
    document.querySelector('#out').addEventListener('click', (event) => {
        event.preventDefault();
        localStorage.loggedOut = '1';
        location.assign('/forget');
    });
</script>`;

export const account = '/';
export const open = '/about';
export const needed = ['sid'];
export const leaving = { requests: ['GET /forget'], endsOnServer: false };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => sessions.takes(valueOf(credentials, 'sid'));

export const { start, signIn } = site('logged-out-mark', answer);

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /about':
            return visit.about();
        case 'GET /':
            return sessions.takes(visit.jar.get('sid')) ? visit.account(ACCOUNT) : visit.to('/login');
        case 'GET /login':
            return visit.signIn();
        case 'POST /login':
            if (!visit.isRight) return visit.signIn();
            visit.set('sid', sessions.begin());
            return visit.to('/');
        case 'GET /forget':
            visit.drop('sid');
            return visit.to('/login');
        default:
            return undefined;
    }
}
