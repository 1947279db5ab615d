/**
 * "Log out" moves the session's cookie to another path, under another value, and leaves a mark in the page's storage by which the page
 * goes. Its server goes on accepting it there.
 */
import { Families } from './kit/families.mjs';
import { valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';

const families = new Families();
const AT_MAPS = 'Path=/maps; HttpOnly; SameSite=Lax; Max-Age=864000';
const ACCOUNT = `<header>robin <a id="out" href="#out">Log out</a></header><h1>Maps</h1>
<script>
    if (localStorage.loggedOut) location.replace('/login');
    document.querySelector('#out').addEventListener('click', async (event) => {
        event.preventDefault();
        await fetch('/maps/leave', { method: 'POST' });
        localStorage.loggedOut = '1';
        location.assign('/login');
    });
</script>`;

export const account = '/maps';
export const open = '/about';
export const needed = ['sid'];
export const leaving = { requests: ['POST /maps/leave'], endsOnServer: false };

/** Whether what came of this session is taken. @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => families.lives(valueOf(credentials, 'sid'));

export const { start, signIn } = site('moved-behind-mark', answer);

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /about':
            return visit.about();
        case 'GET /maps':
            return families.takes(visit.first('sid')) ? visit.account(ACCOUNT) : visit.to('/login');
        case 'GET /login':
            return visit.signIn();
        case 'POST /login':
            if (!visit.isRight) return visit.signIn();
            visit.set('sid', families.begin());
            return visit.to('/maps');
        case 'POST /maps/leave':
            return moved(visit);
        default:
            return undefined;
    }
}

/** @param {import('./kit/visit.mjs').Visit} visit */
function moved(visit) {
    const next = families.replace(visit.first('sid'));
    if (!next) return visit.json({}, 401);
    visit.drop('sid');
    visit.set('sid', next, AT_MAPS);
    return visit.json({});
}
