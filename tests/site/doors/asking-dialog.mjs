/**
 * The control that signs out opens a dialog of the page that asks whether it is meant.
 */
import { usualSite } from './kit/usual.mjs';

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite(
    'asking-dialog',
    {
        '/': `<nav><button id="leave" aria-label="Sign Out">⎋</button></nav><h1>Collections</h1><div id="place"></div>
<script>
    document.querySelector('#leave').addEventListener('click', () => {
        document.querySelector('#place').innerHTML =
            '<div role="dialog" aria-modal="true"><p>Are you sure you want to sign out?</p><button id="no">Cancel</button> <button id="yes">Sign Out</button></div>';
        document.querySelector('#no').addEventListener('click', () => { document.querySelector('#place').innerHTML = ''; });
        document.querySelector('#yes').addEventListener('click', async () => {
            await fetch('/logout', { method: 'POST' });
            location.href = '/login';
        });
    });
</script>`,
    },
    { leave: 'POST /logout' },
);
