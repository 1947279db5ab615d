/**
 * The control that signs out is in the fifth of five closed menus, of which none says that it is the one of the account.
 */
import { usualSite } from './kit/usual.mjs';

const MENUS = ['Apps', 'Contacts', 'Messages', 'Activities', 'robin'];

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite('fifth-menu', {
    '/': `<header>${MENUS.map((name) => `<button aria-haspopup="menu" aria-expanded="false">${name}</button>`).join(' ')}
<div id="menu"></div></header><h1>Files</h1>
<script>
    for (const button of document.querySelectorAll('button'))
        button.addEventListener('click', () => {
            const isOwn = button.textContent === 'robin';
            document.querySelector('#menu').innerHTML = isOwn ? '<a href="/logout">Log out</a>' : '<a href="#">Other</a>';
        });
</script>`,
});
