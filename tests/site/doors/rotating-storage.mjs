/**
 * An app whose token, in `localStorage`, is replaced at every load; "Log out" has the page forget it, and the server goes on
 * accepting the latest one.
 */
import { shell } from './kit/app.mjs';
import { Families } from './kit/families.mjs';
import { site } from './kit/site.mjs';

const families = new Families();
const KEY = 'refresh_token';
const SCRIPT = `import { ask, drawAccount, drawForm } from '/app.js';
async function show() {
    const token = localStorage.getItem('${KEY}');
    const issued = token && (await ask('/refresh', token));
    if (!issued) return drawForm(show);
    localStorage.setItem('${KEY}', issued.token);
    drawAccount(() => {
        localStorage.removeItem('${KEY}');
        drawForm(show);
    });
}
show();
`;

export const account = '/';
export const open = '/about';
export const needed = [KEY];
export const leaving = { requests: ['POST /refresh'], endsOnServer: false };

/** Whether what came of this token is taken. @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = ({ localStorage = {} }) => families.lives(localStorage[KEY]);

export const { start, signIn } = site('rotating-storage', answer, { form: '/' });

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /':
            return shell(visit, SCRIPT);
        case 'GET /about':
            return visit.about();
        case 'POST /login':
            return issued(visit, visit.isRight ? families.begin() : undefined);
        case 'POST /refresh':
            return issued(visit, families.replace(visit.bearer));
        default:
            return undefined;
    }
}

/** @param {import('./kit/visit.mjs').Visit} visit @param {string} [token] */
function issued(visit, token) {
    return token ? visit.json({ token, kept: { localStorage: { [KEY]: token } } }) : visit.json({}, 401);
}
