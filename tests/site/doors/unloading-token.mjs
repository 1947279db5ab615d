/**
 * What signs in is a token in `localStorage`, and the page asks whether it may be left, whatever is done in it, as Tryton's does.
 */
import { appSite } from './kit/app.mjs';

const KEY = 'access_token';
const SCRIPT = `import { ask, drawAccount, drawForm } from '/app.js';
addEventListener('beforeunload', (event) => { event.preventDefault(); event.returnValue = 'unsaved'; });
const token = () => localStorage.getItem('${KEY}');
async function show() {
    if (!(token() && (await ask('/me', token())))) return drawForm(show);
    drawAccount(async () => {
        await ask('/logout', token());
        localStorage.removeItem('${KEY}');
        show();
    });
    document.body.insertAdjacentHTML('beforeend', '<textarea></textarea>');
}
show();
`;

export const needed = [KEY];
export const { start, signIn, signedIn, account, open, leaving } = appSite(
    'unloading-token',
    (token) => ({ localStorage: { [KEY]: token } }),
    SCRIPT,
    (credentials, sessions) => sessions.takes(credentials.localStorage?.[KEY]),
);
