/**
 * What signs in is a token in `sessionStorage`; the server ends it.
 */
import { appSite } from './kit/app.mjs';

const KEY = 'access_token';
const SCRIPT = `import { ask, drawAccount, drawForm } from '/app.js';
const token = () => sessionStorage.getItem('${KEY}');
async function show() {
    if (!(token() && (await ask('/me', token())))) return drawForm(show);
    drawAccount(async () => {
        await ask('/logout', token());
        sessionStorage.removeItem('${KEY}');
        show();
    });
}
show();
`;

export const needed = [KEY];
export const { start, signIn, signedIn, account, open, leaving } = appSite(
    'session-token',
    (token) => ({ sessionStorage: { [KEY]: token } }),
    SCRIPT,
    (credentials, sessions) => sessions.takes(credentials.sessionStorage?.[KEY]),
);
