/**
 * The frame of the page, with the control that signs out, is drawn for everybody; before those who are signed out stands a
 * log-in dialog that covers it.
 */
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';
import { FORM } from './kit/visit.mjs';

const sessions = new Sessions();
const FRAME = '<header><a href="/logout">Log out</a></header><h1>Servers</h1>';
const DIALOG = `<dialog id="before">${FORM}</dialog><script>document.querySelector('#before').showModal();</script>`;

export const account = '/';
export const open = '/about';
export const needed = ['sid'];
export const leaving = { requests: ['GET /logout'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => sessions.takes(valueOf(credentials, 'sid'));

export const { start, signIn } = site('covered', answer, { form: '/' });

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /':
            return sessions.takes(visit.jar.get('sid')) ? visit.account(FRAME) : visit.page(FRAME + DIALOG);
        case 'GET /about':
            return visit.about();
        case 'POST /login':
            if (visit.isRight) visit.set('sid', sessions.begin());
            return visit.to('/');
        case 'GET /logout':
            sessions.end(visit.jar.get('sid'));
            visit.drop('sid');
            return visit.to('/');
        default:
            return undefined;
    }
}
