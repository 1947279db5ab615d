/**
 * An app whose token is in `localStorage`, and whose server ends it.
 */
import { appSite } from './app.mjs';

const KEY = 'access_token';

/**
 * What the file of such a site exports.
 * @param {string} name
 * @param {{ first?: string, inside?: string }} [how] what its script does first, and what those see who are signed in, besides
 */
export function tokenSite(name, { first = '', inside = '' } = {}) {
    const script = `import { ask, drawAccount, drawForm } from '/app.js';
${first}
const token = () => localStorage.getItem('${KEY}');
async function show() {
    if (!(token() && (await ask('/me', token())))) return drawForm(show);
    drawAccount(async () => {
        await ask('/logout', token());
        localStorage.removeItem('${KEY}');
        show();
    });
    document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(inside)});
}
show();
`;
    const site = appSite(
        name,
        (token) => ({ localStorage: { [KEY]: token } }),
        script,
        (credentials, sessions) => sessions.takes(credentials.localStorage?.[KEY]),
    );
    return { ...site, needed: [KEY] };
}
