/**
 * Every answer renews one of the two cookies that sign in together. That of "Log out" renews it too, takes it away at once, and ends the
 * session; the next page begins one of nobody in the other cookie.
 */
import { random } from '../frameworks/schemes.mjs';
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';
import { PASSING } from './kit/visit.mjs';

const sessions = new Sessions();
/** The session that each seal was made for. @type {Map<string, string>} */
const seals = new Map();

export const account = '/';
export const open = '/about';
export const needed = ['sid', 'auth'];
export const leaving = { requests: ['POST /logout'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => isTaken(valueOf(credentials, 'sid'), valueOf(credentials, 'auth'));

export const { start, signIn } = site('renewed-and-dropped', answer);

/** @param {string | undefined} session @param {string | undefined} seal */
function isTaken(session = '', seal = '') {
    return sessions.takes(session) && seals.get(seal) === session;
}

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    const session = visit.jar.get('sid') ?? '';
    const isIn = isTaken(session, visit.jar.get('auth'));
    switch (visit.route) {
        case 'GET /about':
            return visit.about();
        case 'GET /':
            if (!isIn) return visit.to('/login');
            renew(visit, session);
            return visit.account(
                '<header>robin <form method="post" action="/logout"><button>Log out</button></form></header><h1>Tables</h1>',
            );
        case 'GET /login':
            if (!sessions.takes(session)) visit.set('sid', random.base64url(24), PASSING);
            return visit.signIn();
        case 'POST /login':
            if (!visit.isRight) return visit.signIn();
            return begun(visit);
        case 'POST /logout':
            if (isIn) renew(visit, session);
            visit.drop('auth');
            sessions.end(session);
            return visit.to('/login');
        default:
            return undefined;
    }
}

/** @param {import('./kit/visit.mjs').Visit} visit */
function begun(visit) {
    const session = sessions.begin();
    visit.set('sid', session, PASSING);
    renew(visit, session);
    return visit.to('/');
}

/** @param {import('./kit/visit.mjs').Visit} visit @param {string} session */
function renew(visit, session) {
    const seal = random.base64url(32);
    seals.set(seal, session);
    visit.set('auth', seal, PASSING);
}
