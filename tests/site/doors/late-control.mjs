/**
 * The control that signs out acts 700 ms after it was pressed, and pressing it again begins anew.
 */
import { usualSite } from './kit/usual.mjs';

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite('late-control', {
    '/': `<nav>robin <a href="#" id="leave">Log out</a></nav><h1>Letters</h1>
<script>
    let waiting;
    document.querySelector('#leave').addEventListener('click', (event) => {
        event.preventDefault();
        clearTimeout(waiting);
        waiting = setTimeout(() => { location.href = '/logout'; }, 700);
    });
</script>`,
});
