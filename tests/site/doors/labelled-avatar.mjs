/**
 * The control that signs out is in the menu of the account, which says what it is and not that it opens anything: a picture with a label,
 * under a class that a build has made. Four other menus stand before it.
 */
import { usualSite } from './kit/usual.mjs';

const OTHERS = ['Apps', 'Alerts', 'Help', 'Language', 'Add']
    .map((name) => `<button aria-haspopup="menu" aria-expanded="false">${name}</button>`)
    .join(' ');

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite('labelled-avatar', {
    '/': `<header>${OTHERS} <button class="css-1k9x2p" aria-label="Profile"><img alt="User avatar" width="24" height="24"></button>
<div id="menu"></div></header><h1>Dashboards</h1>
<script>
    document.querySelector('.css-1k9x2p').addEventListener('click', () => {
        const menu = document.querySelector('#menu');
        menu.innerHTML = menu.innerHTML ? '' : '<a href="/settings">Settings</a> <a href="/logout">Sign out</a>';
    });
</script>`,
});
