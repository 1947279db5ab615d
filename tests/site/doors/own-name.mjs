/**
 * A session under a name of its own, whose value stays the same at sign-in, beside a date that a script writes at every
 * page.
 */
import { phpId } from '../frameworks/schemes.mjs';
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';
import { FORM, PASSING } from './kit/visit.mjs';

const sessions = new Sessions();
/** Sessions of nobody, which go on as somebody's. */
const visits = new Sessions();
const DATE = `<script>
    document.cookie = 'HarbourDateTime=' + encodeURIComponent(new Date().toString().slice(0, 33)) + '; path=/; max-age=31536000';
</script>`;

export const account = '/';
export const open = '/about';
export const needed = ['Harbour'];
export const leaving = { requests: ['GET /logout'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => sessions.takes(valueOf(credentials, 'Harbour'));

export const { start, signIn } = site('own-name', answer);

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /about':
            return visit.about();
        case 'GET /':
            return sessions.takes(visit.jar.get('Harbour'))
                ? visit.account(`<header>robin <a href="/logout">Logout</a></header><h1>Graphs</h1>${DATE}`)
                : visit.to('/login');
        case 'GET /login':
            if (!visits.takes(visit.jar.get('Harbour'))) visit.set('Harbour', visits.begin(phpId()), PASSING);
            return visit.page(FORM + DATE);
        case 'POST /login':
            if (!visit.isRight || !visits.takes(visit.jar.get('Harbour'))) return visit.to('/login');
            sessions.begin(visit.jar.get('Harbour'));
            return visit.to('/');
        case 'GET /logout':
            sessions.end(visit.jar.get('Harbour'));
            visits.end(visit.jar.get('Harbour'));
            visit.drop('Harbour');
            return visit.to('/login');
        default:
            return undefined;
    }
}
