/**
 * A site that signs in through an identity provider, and is signed in to again at once until that one's session is ended. Then
 * another page pretends to be its provider: an address that looks like the beginning of signing in, never comes back to
 * `redirect_uri`, and does not answer when it is asked what it can do.
 */
import { provider } from './kit/provider.mjs';
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';

const sessions = new Sessions();
const identity = provider('planted-provider-identity');
const TRAP = 'planted-provider-trap';

export const account = '/';
export const open = '/about';
export const needed = ['sid'];
export const leaving = { requests: ['GET /logout'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => sessions.takes(valueOf(credentials, 'sid'));

export const { start, signIn } = site('planted-provider', answer, {
    form: '/',
    async then(page, origin) {
        const trap = new URL('/authorize', origin.replace('planted-provider', TRAP));
        trap.search = String(
            new URLSearchParams({
                response_type: 'code',
                client_id: 'trap',
                redirect_uri: `${origin}/callback`,
            }),
        );
        await page.goto(trap.href);
        await page.goto(`${origin}/`);
    },
});

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    if (visit.host === identity.host) return identity.answer(visit);
    if (visit.host === TRAP)
        return visit.route === 'GET /authorize' ? visit.page('<h1>One moment</h1>') : new Promise(() => {});
    switch (visit.route) {
        case 'GET /':
            return sessions.takes(visit.jar.get('sid'))
                ? visit.account('<nav>robin <a href="/logout">Log out</a></nav><h1>Planner</h1>')
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
            return visit.to('/');
        default:
            return undefined;
    }
}
