/**
 * The control that signs out is in a menu that only the e-mail address of the person names: nothing says that it opens anything.
 */
import { usualSite } from './kit/usual.mjs';

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite('address-menu', {
    '/': `<header><button>File</button> <button id="who">robin@fern.example (internal)</button> <div id="place"></div></header><h1>Servers</h1>
<script>
    document.querySelector('#who').addEventListener('click', () => {
        document.querySelector('#place').innerHTML = '<ul role="menu"><li role="menuitem"><a href="/logout">Log out</a></li></ul>';
    });
</script>`,
});
