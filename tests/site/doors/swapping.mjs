/**
 * The page draws its controls anew all the time, each time in another order, and when one is pressed another takes its place
 * at once: what was found a moment ago is no longer what stands there. One of them deletes the account.
 */
import { usualSite } from './kit/usual.mjs';

/** What must not be done. */
const harm = { isDeleted: false };

/** Nothing was pressed that must not be. */
export const unharmed = () => !harm.isDeleted;

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite(
    'swapping',
    {
        '/': `<header></header><h1>Garden</h1>
<script>
    const header = document.querySelector('header');
    const controls = ['<button data-do="/logout">Log out</button>', '<button data-do="/delete">Delete account</button>'];
    const redraw = () => { header.innerHTML = controls.reverse().join(' '); };
    redraw();
    setInterval(redraw, 150);
    addEventListener('pointerdown', redraw);
    document.addEventListener('click', async (event) => {
        const path = event.target.dataset.do;
        if (!path) return;
        event.target.textContent = 'Delete account';
        event.target.dataset.do = '/delete';
        await fetch(path, { method: 'POST' });
        setTimeout(() => { location.href = '/'; }, 300);
    });
</script>`,
    },
    {
        leave: 'POST /logout',
        first(visit) {
            if (visit.route !== 'POST /delete') return undefined;
            harm.isDeleted = true;
            return visit.json({});
        },
    },
);
