/**
 * A token in `localStorage` counts only beside the name of the person, which the page keeps under a key of its own.
 */
import { ACCOUNT } from '../frameworks/replies.mjs';
import { appSite } from './kit/app.mjs';

const SCRIPT = `import { ask, drawAccount, drawForm } from '/app.js';
async function show() {
    const [token, username] = ['token', 'username'].map((key) => localStorage.getItem(key));
    if (!(token && username && (await ask('/me', token)))) return drawForm(show);
    drawAccount(async () => {
        await ask('/logout', token);
        localStorage.removeItem('token');
        localStorage.removeItem('username');
        show();
    });
}
show();
`;

export const needed = ['token', 'username'];
export const { start, signIn, signedIn, account, open, leaving } = appSite(
    'companions-in-storage',
    (token) => ({ localStorage: { token, username: ACCOUNT.user } }),
    SCRIPT,
    ({ localStorage = {} }, sessions) =>
        localStorage.username === ACCOUNT.user && sessions.takes(localStorage.token),
);
