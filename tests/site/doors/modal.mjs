/**
 * The control that signs out is in a dialog that a link without an address of its own opens; only an attribute for a library
 * of scripts says so, and the link is called by the name of the person.
 */
import { usualSite } from './kit/usual.mjs';

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite(
    'modal',
    {
        '/': `<header><a href="#" data-toggle="modal" data-target="#who">robin</a></header><h1>Cameras</h1>
<div id="who" hidden><p>Signed in as robin</p><form method="post" action="/logout"><button>Logout</button></form></div>
<script>document.querySelector('[data-toggle]').addEventListener('click', () => { document.querySelector('#who').hidden = false; });</script>`,
    },
    { leave: 'POST /logout' },
);
