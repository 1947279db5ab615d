/**
 * An app whose token, in a cookie, is replaced at every load; "Log out" has the browser forget it, and the server goes on
 * accepting the latest one.
 */
import { shell } from './kit/app.mjs';
import { Families } from './kit/families.mjs';
import { valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';

const families = new Families();
const SCRIPT = `import { ask, drawAccount, drawForm } from '/app.js';
async function show() {
    if (!(await ask('/refresh'))) return drawForm(show);
    drawAccount(async () => {
        await ask('/forget');
        drawForm(show);
    });
}
show();
`;

export const account = '/';
export const open = '/about';
export const needed = ['refresh_token'];
export const leaving = { requests: ['POST /refresh', 'POST /forget'], endsOnServer: false };

/** Whether what came of this token is taken. @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => families.lives(valueOf(credentials, 'refresh_token'));

export const { start, signIn } = site('rotating-cookie', answer, { form: '/' });

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /':
            return shell(visit, SCRIPT);
        case 'GET /about':
            return visit.about();
        case 'POST /login':
            return visit.isRight ? given(visit, families.begin()) : visit.json({}, 401);
        case 'POST /refresh':
            return given(visit, families.replace(visit.jar.get('refresh_token')));
        case 'POST /forget':
            visit.drop('refresh_token');
            return visit.json({});
        default:
            return undefined;
    }
}

/** @param {import('./kit/visit.mjs').Visit} visit @param {string} [token] */
function given(visit, token) {
    if (!token) return visit.json({}, 401);
    visit.set('refresh_token', token);
    return visit.json({});
}
