/**
 * What guards forms comes with signing in only, and without it every page of the account is an error of the server.
 */
import { random } from '../frameworks/schemes.mjs';
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';
import { READABLE } from './kit/visit.mjs';

const sessions = new Sessions();

export const account = '/';
export const open = '/about';
export const needed = ['sid'];

/** Pages answer, with everything that the browser holds. @param {import('./kit/site.mjs').Credentials} credentials */
export const works = (credentials) => signedIn(credentials) && Boolean(valueOf(credentials, 'anvil_form'));

export const leaving = { requests: ['GET /logout'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => sessions.takes(valueOf(credentials, 'sid'));

export const { start, signIn } = site('form-guard', answer);

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /about':
            return visit.about();
        case 'GET /login':
            return visit.signIn();
        case 'GET /':
            if (!sessions.takes(visit.jar.get('sid'))) return visit.to('/login');
            if (!visit.jar.has('anvil_form'))
                return visit.refuse('Internal Server Error: undefined is no token', 500);
            return visit.account(`<nav>robin <a href="/logout">Log out</a></nav><h1>Orders</h1>
            <form method="post" action="/order"><input type="hidden" name="token" value="${visit.jar.get('anvil_form')}"><button>Order</button></form>`);
        case 'POST /login':
            if (!visit.isRight) return visit.signIn();
            visit.set('sid', sessions.begin());
            visit.set('anvil_form', random.lower(32), READABLE);
            return visit.to('/');
        case 'POST /order':
            return visit.form.get('token') && visit.form.get('token') === visit.jar.get('anvil_form')
                ? visit.to('/')
                : visit.refuse('Internal Server Error', 500);
        case 'GET /logout':
            sessions.end(visit.jar.get('sid'));
            visit.drop('sid', 'anvil_form');
            return visit.to('/login');
        default:
            return undefined;
    }
}
