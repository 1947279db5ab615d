/**
 * A menu under the name of the account opens another site, which has a control of its own that signs out there; the one of this
 * site is in the other menu.
 */
import { usualSite } from './kit/usual.mjs';

const HUB = 'menu-elsewhere-hub';
/** What must not be done. */
const harm = { isSignedOutElsewhere: false };

/** Nothing was pressed that must not be. */
export const unharmed = () => !harm.isSignedOutElsewhere;

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite(
    'menu-elsewhere',
    {
        '/': `<header><button id="who" aria-haspopup="menu" aria-expanded="false">robin</button>
<button id="more" aria-haspopup="menu" aria-expanded="false">More</button> <div id="menu"></div></header><h1>Videos</h1>
<script>
    document.querySelector('#who').addEventListener('click', () => {
        location.href = location.origin.replace('menu-elsewhere', '${HUB}') + '/';
    });
    document.querySelector('#more').addEventListener('click', (event) => {
        event.currentTarget.setAttribute('aria-expanded', 'true');
        document.querySelector('#menu').innerHTML = '<a role="menuitem" href="/logout">Sign out</a>';
    });
</script>`,
    },
    { first: (visit) => (visit.host === HUB ? hub(visit) : undefined) },
);

/** The other site, at which somebody is signed in whoever comes. @param {import('./kit/visit.mjs').Visit} visit */
function hub(visit) {
    if (visit.route === 'GET /logout') harm.isSignedOutElsewhere = true;
    return visit.account('<h1>All your accounts</h1><a href="/logout">Sign out</a>');
}
