/**
 * The password is another one, in a form whose fields and button are elements of the site's own with shadow roots, as kits have them.
 */
import { documentOf } from './lib/layout.mjs';
import { fixture } from './lib/fixture.mjs';
import { open } from './lib/person.mjs';
import { ACCOUNT } from './lib/site.mjs';
import { pause } from '../../e2e/frameworks.mjs';

const ANSWERED_MS = 1_500;
/** Fields and a button that belong to the form around them, which the button sends. */
const ELEMENTS = `<script>
customElements.define('x-field', class extends HTMLElement {
    static formAssociated = true;
    constructor() {
        super();
        const inner = this.attachInternals();
        this.attachShadow({ mode: 'open' }).innerHTML = '<label>' + this.getAttribute('label') + '<input type="' + this.getAttribute('type') + '"></label>';
        const field = this.shadowRoot.querySelector('input');
        field.addEventListener('input', () => inner.setFormValue(field.value));
    }
});
customElements.define('x-button', class extends HTMLElement {
    constructor() {
        super();
        this.attachShadow({ mode: 'open' }).innerHTML = '<button type="button"><slot></slot></button>';
        this.addEventListener('click', () => this.closest('form').requestSubmit());
    }
});
</script>`;

/** @type {import('./lib/layout.mjs').Layout} */
const layout = {
    user: 'user',
    password: 'password',
    submit: 'x-button',
    draw: (form) =>
        documentOf(
            form,
            `<h1>${form.words.signIn}</h1><form method="post" action="${form.action}">
<x-field name="user" type="text" label="${form.words.user}"></x-field><x-field name="password" type="password" label="${form.words.password}"></x-field>
<x-button>${form.words.signIn}</x-button></form>${form.message ? `<p role="alert">${form.message}</p>` : ''}${ELEMENTS}`,
        ),
};

/** @param {string} password @returns {import('./lib/fixture.mjs').Fixture['steps']} */
const signIn = (password) => async (page, site) => {
    await open(page, `${site.origin}/login`);
    for (const [name, text] of [
        ['user', ACCOUNT.user],
        ['password', password],
    ]) {
        await page.click(`x-field[name=${name}]`, 'input');
        await page.type(text ?? '');
    }
    await page.click('x-button', 'button');
    await pause(ANSWERED_MS);
};

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'wrong-password-elements',
    layout,
    finding: 'wrongPassword',
    says: 'We could not sign you in with those credentials.',
    steps: signIn('tulips and rain'),
    anew: signIn(ACCOUNT.password),
});
