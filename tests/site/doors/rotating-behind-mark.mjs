/**
 * Every load of a page replaces the session's cookie. "Log out" leaves a mark in the page's storage by which the page goes, and its
 * server goes on accepting the latest one.
 */
import { Families } from './kit/families.mjs';
import { valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';

const families = new Families();
const ACCOUNT = `<header>robin <a id="out" href="#out">Log out</a></header><h1>Maps</h1>
<script>
    if (localStorage.loggedOut) location.replace('/login');
    document.querySelector('#out').addEventListener('click', (event) => {
        event.preventDefault();
        localStorage.loggedOut = '1';
        location.assign('/login');
    });
</script>`;

export const account = '/';
export const open = '/about';
export const needed = ['sid'];
export const leaving = { requests: [], endsOnServer: false };

/** Whether what came of this session is taken. @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => families.lives(valueOf(credentials, 'sid'));

export const { start, signIn } = site('rotating-behind-mark', answer);

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /about':
            return visit.about();
        case 'GET /':
            return replaced(visit) ? visit.account(ACCOUNT) : visit.to('/login');
        case 'GET /login':
            replaced(visit);
            return visit.signIn();
        case 'POST /login':
            if (!visit.isRight) return visit.signIn();
            visit.set('sid', families.begin());
            return visit.to('/');
        default:
            return undefined;
    }
}

/** Whether there was a session, which has another value now. @param {import('./kit/visit.mjs').Visit} visit */
function replaced(visit) {
    const next = families.replace(visit.jar.get('sid'));
    if (next) visit.set('sid', next);
    return next !== undefined;
}
