/**
 * The control that signs out is in a dialog that opens from the name of the account.
 */
import { usualSite } from './kit/usual.mjs';

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite(
    'dialog',
    {
        '/': `<header><button id="account">robin</button></header><h1>Cameras</h1>
<dialog id="who"><p>Signed in as robin</p><form method="post" action="/logout"><button>Logout</button></form></dialog>
<script>document.querySelector('#account').addEventListener('click', () => document.querySelector('#who').showModal());</script>`,
    },
    { leave: 'POST /logout' },
);
