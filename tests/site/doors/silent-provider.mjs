/**
 * A site that signs in through an identity provider, which answers nothing more to those whom it knows: not when its session is
 * to be ended, not when it is asked what it can do, not when the site sends them there again.
 */
import { provider } from './kit/provider.mjs';
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';

const sessions = new Sessions();
const identity = provider('silent-provider-identity');

export const account = '/';
export const open = '/about';
export const needed = ['sid'];
export const leaving = { requests: ['GET /logout'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => sessions.takes(valueOf(credentials, 'sid'));

export const { start, signIn } = site('silent-provider', answer, { form: '/' });

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    if (visit.host === identity.host) {
        return visit.jar.has('provider_session') ? new Promise(() => {}) : identity.answer(visit);
    }
    switch (visit.route) {
        case 'GET /':
            return sessions.takes(visit.jar.get('sid'))
                ? visit.account('<nav>robin <a href="/logout">Log out</a></nav><h1>Timesheet</h1>')
                : identity.request(visit);
        case 'GET /about':
            return visit.about();
        case 'GET /callback':
            if (!identity.takesCode(visit)) return visit.refuse('No such code', 400);
            visit.set('sid', sessions.begin());
            return visit.to('/');
        case 'GET /logout':
            sessions.end(visit.jar.get('sid'));
            visit.drop('sid');
            return visit.to(`${visit.origin(identity.host)}/end`);
        default:
            return undefined;
    }
}
