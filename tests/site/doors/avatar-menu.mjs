/**
 * The control that signs out is in a closed menu, under a picture of the person that says nothing but their name.
 */
import { usualSite } from './kit/usual.mjs';

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite('avatar-menu', {
    '/': `<header><span id="avatar" style="cursor: pointer"><img alt="robin" width="32" height="32"
    src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"></span> <div id="menu" hidden><a href="/logout">Sign out</a></div></header><h1>Photos</h1>
<script>
    const menu = document.querySelector('#menu');
    document.querySelector('#avatar').addEventListener('click', () => { menu.hidden = !menu.hidden; });
</script>`,
});
