/**
 * The control that signs out is there only while the pointer is over the picture of the person, which leads to their page. It is a
 * picture too, what stands around it says what it does, and it asks whether it is meant.
 */
import { usualSite } from './kit/usual.mjs';

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite('pointed-at', {
    '/': `<nav id="person"><div id="place"></div><a href="/people/7"><i data-icon="account_circle">◉</i></a></nav><h1>Collections</h1>
<script>
    const place = document.querySelector('#place');
    const ask = () => {
        place.innerHTML = '<div role="dialog"><p>Leave?</p><button>Cancel</button> <a href="/logout">Sign Out</a></div>';
    };
    document.querySelector('#person').addEventListener('mouseenter', () => {
        place.innerHTML = '<div class="button sign-out" data-tooltip="An-T82L"><!----><button class="button tile"><svg width="9" height="9"></svg></button></div>';
        place.querySelector('button').addEventListener('click', ask);
    });
</script>`,
    '/people/7': '<h1>Robin</h1>',
});
