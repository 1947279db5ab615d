/**
 * What signs in is a token in a database of the page; the server ends it.
 */
import { appSite } from './kit/app.mjs';

const SCRIPT = `import { ask, drawAccount, drawForm } from '/app.js';
const inStore = (mode, work) => new Promise((done, fail) => {
    const opening = indexedDB.open('vessel', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('auth');
    opening.onerror = fail;
    opening.onsuccess = () => {
        const request = work(opening.result.transaction('auth', mode).objectStore('auth'));
        request.onsuccess = () => { opening.result.close(); done(request.result); };
        request.onerror = fail;
    };
});
async function show() {
    const token = await inStore('readonly', (store) => store.get('token'));
    if (!(token && (await ask('/me', token)))) {
        return drawForm(async (issued) => {
            await inStore('readwrite', (store) => store.put(issued.token, 'token'));
            show();
        });
    }
    drawAccount(async () => {
        await ask('/logout', token);
        await inStore('readwrite', (store) => store.delete('token'));
        show();
    });
}
show();
`;

export const needed = ['token'];
export const { start, signIn, signedIn, account, open, leaving } = appSite(
    'database-token',
    () => ({}),
    SCRIPT,
    // Databases are not among the credentials that are handed in, so that which was given out last counts.
    (_, sessions) => sessions.takesLatest(),
);
