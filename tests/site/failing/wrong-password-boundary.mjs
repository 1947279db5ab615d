/**
 * The password is another one, on a page that stands whole in the shadow root of an element called after errors, with help beside its form.
 */
import { fixture } from './lib/fixture.mjs';
import { documentOf } from './lib/layout.mjs';
import { open } from './lib/person.mjs';
import { ACCOUNT } from './lib/site.mjs';
import { pause } from '../../e2e/frameworks.mjs';

const ANSWERED_MS = 1_500;
const SHELL = 'app-error-boundary';
const HELP = `<section><p>Temporary passwords have expired.</p><p>The account is locked.</p></section>`;

/** @type {import('./lib/layout.mjs').Layout} */
const layout = {
    user: 'user',
    password: 'password',
    submit: 'button',
    draw: (form) =>
        documentOf(
            form,
            `<${SHELL}><template shadowrootmode="open"><h1>${form.words.signIn}</h1>${form.message ? `<p role="alert">${form.message}</p>` : ''}
<form method="post" action="${form.action}"><label>${form.words.user}<input name="user" autocomplete="username"></label>
<label>${form.words.password}<input name="password" type="password" autocomplete="current-password"></label><button>${form.words.signIn}</button></form>
<div><div><div><div>${HELP}</div></div></div></div></template></${SHELL}>`,
        ),
};

/** @param {string} password @returns {import('./lib/fixture.mjs').Fixture['steps']} */
const signIn = (password) => async (page, site) => {
    await open(page, `${site.origin}/login`);
    for (const [name, text] of [
        ['user', ACCOUNT.user],
        ['password', password],
    ]) {
        await page.click(SHELL, `[name=${name}]`);
        await page.type(text ?? '');
    }
    await page.click(SHELL, 'button');
    await pause(ANSWERED_MS);
};

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'wrong-password-boundary',
    layout,
    finding: 'wrongPassword',
    says: 'Wrong password.',
    steps: signIn('tulips and rain'),
    anew: signIn(ACCOUNT.password),
});
