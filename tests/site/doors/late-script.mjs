/**
 * What the control does is in a script that begins some turns after the page: it sends a form. The address of the link alone signs
 * nobody out.
 */
import { usualSite } from './kit/usual.mjs';

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite(
    'late-script',
    {
        '/': `<nav>robin <a href="/leave" id="leave">Log out</a></nav><h1>Tables</h1>
<script>
    const later = (turns) => setTimeout(() => (turns > 1 ? later(turns - 1) : begin()));
    addEventListener('load', () => later(3));
    function begin() {
        document.querySelector('#leave').addEventListener('click', (event) => {
            event.preventDefault();
            const form = document.createElement('form');
            form.method = 'post';
            form.action = '/leave';
            document.body.append(form);
            form.submit();
        });
    }
</script>`,
        '/leave': '<h1>Tables</h1><p>Nothing was sent.</p><nav>robin</nav>',
    },
    { leave: 'POST /leave' },
);
