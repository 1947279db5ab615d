/**
 * An app whose pages are fragments of one address: the control that signs out and the form are other fragments than the
 * account, no document is loaded between them, and the server goes on accepting.
 */
import { shell } from './kit/app.mjs';
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';

const sessions = new Sessions();
const SCRIPT = `import { ask, draw, drawForm } from '/app.js';
const header = '<header>robin <a href="#/out">Log out</a></header>';
async function show() {
    const isIn = Boolean(await ask('/me'));
    if (location.hash === '#/out') {
        await ask('/forget');
        location.hash = '#/login';
    } else if (!isIn && location.hash !== '#/login') location.hash = '#/login';
    else if (isIn) draw('in', header + (location.hash === '#/notes' ? '<h1>Notes</h1>' : '<h1>Start</h1>'));
    else drawForm(() => { location.hash = '#/notes'; });
}
addEventListener('hashchange', show);
show();
`;

export const account = '/#/notes';
export const open = '/about';
export const needed = ['sid'];
export const leaving = { requests: ['POST /forget'], endsOnServer: false };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => sessions.takes(valueOf(credentials, 'sid'));

export const { start, signIn } = site('hash-routes', answer, { form: '/#/login' });

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /':
            return shell(visit, SCRIPT);
        case 'GET /about':
            return visit.about();
        case 'POST /me':
            return visit.json({}, sessions.takes(visit.jar.get('sid')) ? 200 : 401);
        case 'POST /login':
            if (!visit.isRight) return visit.json({}, 401);
            visit.set('sid', sessions.begin());
            return visit.json({});
        case 'POST /forget':
            visit.drop('sid');
            return visit.json({});
        default:
            return undefined;
    }
}
