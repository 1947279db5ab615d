/**
 * An app that draws its form, and asks its server then whether somebody is signed in, which takes longer the second time. Signing out
 * forgets the session here only.
 */
import { shell } from './kit/app.mjs';
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';

const sessions = new Sessions();
const QUICK_MS = 50;
const SLOW_MS = 1_500;
/** Signing out makes the server slow. */
let isSlow = false;

const SCRIPT = `import { ask, drawAccount, drawForm } from '/app.js';
async function show() {
    drawForm(() => location.reload());
    if (await ask('/me'))
        drawAccount(async () => {
            await ask('/forget');
            location.reload();
        });
}
show();
`;

export const account = '/';
export const open = '/about';
export const needed = ['sid'];
export const leaving = { requests: ['POST /forget'], endsOnServer: false };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => sessions.takes(valueOf(credentials, 'sid'));

export const { start, signIn } = site('form-first', answer, {
    form: '/',
    begin: () => void (isSlow = false),
});

/** @param {import('./kit/visit.mjs').Visit} visit */
async function answer(visit) {
    switch (visit.route) {
        case 'GET /about':
            return visit.about();
        case 'GET /':
            return shell(visit, SCRIPT);
        case 'POST /login':
            if (!visit.isRight) return visit.json({}, 401);
            visit.set('sid', sessions.begin());
            return visit.json({});
        case 'POST /me': {
            const isIn = sessions.takes(visit.jar.get('sid'));
            await new Promise((done) => setTimeout(done, isSlow ? SLOW_MS : QUICK_MS));
            return visit.json({}, isIn ? 200 : 401);
        }
        case 'POST /forget':
            isSlow = true;
            visit.drop('sid');
            return visit.json({});
        default:
            return undefined;
    }
}
