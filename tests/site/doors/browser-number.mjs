/**
 * The token is bound to a number of its browser, which the page keeps beside it, and refused without.
 */
import { shell } from './kit/app.mjs';
import { Sessions } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';

const sessions = new Sessions();
const TOKEN = 'access_token';
const NUMBER = 'flows-browserId';

const SCRIPT = `import { ask, drawAccount, drawForm } from '/app.js';
const proof = () => [localStorage.${TOKEN}, localStorage['${NUMBER}']].join(' ');
async function show() {
    if (!(localStorage.${TOKEN} && (await ask('/me', proof())))) return drawForm(show);
    drawAccount(async () => {
        await ask('/logout', localStorage.${TOKEN});
        localStorage.removeItem('${TOKEN}');
        show();
    });
}
show();
`;

export const account = '/';
export const open = '/about';
export const needed = [TOKEN, NUMBER];
export const leaving = { requests: ['POST /logout'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = ({ localStorage = {} }) => takes(localStorage[TOKEN], localStorage[NUMBER]);

/** @param {string} [token] @param {string} [number] */
const takes = (token = '', number = '') => sessions.takes(token) && number === numberOf(token);

/** @param {string} token */
const numberOf = (token) => [...token].reverse().join('');

export const { start, signIn } = site('browser-number', answer, { form: '/' });

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /about':
            return visit.about();
        case 'GET /':
            return shell(visit, SCRIPT);
        case 'POST /login': {
            if (!visit.isRight) return visit.json({}, 401);
            const token = sessions.begin();
            return visit.json({
                token,
                kept: { localStorage: { [TOKEN]: token, [NUMBER]: numberOf(token) } },
            });
        }
        case 'POST /me':
            return visit.json({}, takes(...visit.bearer.split(' ')) ? 200 : 401);
        case 'POST /logout':
            return visit.json({}, sessions.end(visit.bearer) ? 200 : 401);
        default:
            return undefined;
    }
}
