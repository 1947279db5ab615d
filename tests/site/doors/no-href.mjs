/**
 * What signs out is a link without an address whose script listens.
 */
import { usualSite } from './kit/usual.mjs';

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite('no-href', {
    '/': `<header>robin <a id="leave">Sign out</a></header><h1>Mail</h1>
<script>document.querySelector('#leave').addEventListener('click', () => { location.href = '/logout'; });</script>`,
});
