/**
 * The control that signs out is in a closed menu, under a button that says so.
 */
import { usualSite } from './kit/usual.mjs';

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite('account-menu', {
    '/': `<header><button id="account" aria-haspopup="menu" aria-expanded="false">robin</button> <div id="menu"></div></header><h1>Packages</h1>
<script>
    const button = document.querySelector('#account');
    button.addEventListener('click', () => {
        const opens = button.getAttribute('aria-expanded') === 'false';
        button.setAttribute('aria-expanded', String(opens));
        document.querySelector('#menu').innerHTML = opens
            ? '<ul role="menu"><li role="menuitem"><a href="/profile">Profile</a></li><li role="menuitem"><a href="/logout">Log out</a></li></ul>'
            : '';
    });
</script>`,
});
