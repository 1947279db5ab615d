/**
 * As wikis do it: signing out ends the session, says so on a page without a form, and leaves the name of the person
 * behind; the page of the account is then a page that asks for signing in by a link.
 */
import { ACCOUNT } from '../frameworks/replies.mjs';
import { random } from '../frameworks/schemes.mjs';
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';
import { LASTING, PASSING } from './kit/visit.mjs';

const sessions = new Sessions();
const IN =
    '<nav><a href="/User:Robin">Robin</a> <a href="/Special:Preferences">Preferences</a> <a href="/Special:UserLogout">Log out</a></nav>';
const OUT =
    '<nav><a href="/Special:CreateAccount">Create account</a> <a href="/Special:UserLogin">Log in</a></nav>';

/** @param {import('./kit/visit.mjs').Visit} visit @param {string} main @param {string} [otherwise] */
function page(visit, main, otherwise = main) {
    return sessions.takes(visit.jar.get('wiki_session'))
        ? visit.account(IN + main)
        : visit.page(OUT + otherwise);
}

export const account = '/Special:Preferences';
export const open = '/Main_Page';
export const needed = ['wiki_session'];
export const leaving = { requests: ['GET /Special:UserLogout'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => sessions.takes(valueOf(credentials, 'wiki_session'));

export const { start, signIn } = site('wiki', answer, { form: '/Special:UserLogin' });

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /':
            return visit.to('/Main_Page');
        case 'GET /Main_Page':
            return page(visit, '<h1>Main Page</h1><p>Anybody may read this.</p>');
        case 'GET /Special:Preferences':
            return page(
                visit,
                '<h1>Preferences</h1>',
                '<h1>Login required</h1><p>Please <a href="/Special:UserLogin">log in</a> to change your preferences.</p>',
            );
        case 'GET /Special:UserLogin':
            return visit.signIn();
        case 'POST /login':
            if (!visit.isRight) return visit.signIn();
            visit.set('wiki_session', sessions.begin(random.lower(32)), PASSING);
            visit.set('wikiUserName', ACCOUNT.user, LASTING);
            return visit.to('/Main_Page');
        case 'GET /Special:UserLogout':
            sessions.end(visit.jar.get('wiki_session'));
            visit.set('wiki_session', random.lower(32), PASSING);
            return visit.page(`${OUT}<h1>Log out</h1><p>You are now logged out.</p>`);
        default:
            return undefined;
    }
}
