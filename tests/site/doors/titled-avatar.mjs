/**
 * The control that signs out is in a menu under the first letters of the person, which stand in elements without a role: the tooltip of
 * one that is around them has the address, and all of them are under a pointer.
 */
import { usualSite } from './kit/usual.mjs';

const LETTERS = `<div class="face--t8BK"><img alt="" width="32" height="32" style="opacity: 0; pointer-events: none"
    src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"><span class="letters--mwiCj">RO</span></div>`;

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite('titled-avatar', {
    '/': `<header><b>Fern</b> <div class="bar_user" title="robin@fern.example" style="cursor: pointer">
    <div class="row">${LETTERS}</div></div> <div id="place"></div></header><h1>Labels</h1>
<script>
    document.querySelector('.bar_user').addEventListener('click', () => {
        const place = document.querySelector('#place');
        place.innerHTML = place.innerHTML ? '' : '<a href="/settings">Settings</a> <a href="/logout">Log out</a>';
    });
</script>`,
});
