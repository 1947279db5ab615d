/**
 * A log-in form stands in the page of those who are signed in, where nobody sees it, beside the control that signs out.
 */
import { usualSite } from './kit/usual.mjs';
import { FORM } from './kit/visit.mjs';

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite('hidden-form', {
    '/': `<header>robin <a href="/logout">Logout</a></header><h1>Printer</h1>
<div style="display: none">${FORM}</div>`,
});
