/**
 * As issue trackers do it: the session is in the cookie itself and another with every answer, a link whose script sends
 * a form signs out, and afterwards everybody sees the start page, which has no form.
 */
import { random, signed } from '../frameworks/schemes.mjs';
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';
import { PASSING } from './kit/visit.mjs';

const sessions = new Sessions();
const IN = `<div>Logged in as <a href="/my/page">robin</a> <a rel="nofollow" data-method="post" href="/logout">Sign out</a></div>
<script>
    document.querySelector('[data-method]').addEventListener('click', (event) => {
        event.preventDefault();
        const form = document.createElement('form');
        form.method = 'post';
        form.action = event.target.href;
        document.body.append(form);
        form.submit();
    });
</script>`;
const OUT = '<div><a href="/login">Sign in</a> <a href="/account/register">Register</a></div>';
const scheme = signed({ separator: '--', encoding: 'hex' });

/** @param {string} [value] */
function tokenIn(value = '') {
    const payload = scheme.open(value);
    return payload ? JSON.parse(Buffer.from(payload, 'base64url').toString()).token : undefined;
}

/** @param {string} [value] */
function isIn(value) {
    return sessions.takes(tokenIn(value));
}

/** The cookie goes with every answer, and is never the same. @param {import('./kit/visit.mjs').Visit} visit @param {string} [token] */
function give(visit, token) {
    const payload = Buffer.from(JSON.stringify({ token, form: random.base64url(16) })).toString('base64url');
    visit.set('_tickets_session', scheme.seal(payload), PASSING);
}

/** @param {import('./kit/visit.mjs').Visit} visit @param {string} main */
function page(visit, main) {
    const value = visit.jar.get('_tickets_session');
    give(visit, tokenIn(value));
    return isIn(value) ? visit.account(IN + main) : visit.page(OUT + main);
}

export const account = '/my/page';
export const open = '/projects';
export const needed = ['_tickets_session'];
export const leaving = { requests: ['POST /logout'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => isIn(valueOf(credentials, '_tickets_session'));

export const { start, signIn } = site('tickets', answer);

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /':
            return page(visit, '<h1>Home</h1>');
        case 'GET /projects':
            return page(visit, '<h1>Projects</h1>');
        case 'GET /my/page':
            if (!isIn(visit.jar.get('_tickets_session'))) return visit.to('/login');
            return page(visit, '<h1>My page</h1>');
        case 'GET /login':
            return visit.signIn();
        case 'POST /login':
            if (!visit.isRight) return visit.signIn();
            give(visit, sessions.begin());
            return visit.to('/my/page');
        case 'POST /logout':
            sessions.end(tokenIn(visit.jar.get('_tickets_session')));
            give(visit);
            return visit.to('/');
        default:
            return undefined;
    }
}
