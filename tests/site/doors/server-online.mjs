/**
 * The control that signs out is in a menu behind a button that says how the server stands: nothing says that it opens anything.
 */
import { usualSite } from './kit/usual.mjs';

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite('server-online', {
    '/': `<header><button>Files</button> <button type="button" id="state">Server online</button> <div id="place"></div></header><h1>Budget</h1>
<script>
    document.querySelector('#state').addEventListener('click', () => {
        document.querySelector('#place').innerHTML = '<button type="button" id="out">Sign out</button>';
        document.querySelector('#out').addEventListener('click', () => location.assign('/logout'));
    });
</script>`,
});
