/**
 * An app that draws nothing before its first frame: a tab that nobody sees gets none.
 */
import { usualSite } from './kit/usual.mjs';

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite('first-frame', {
    '/': `<script>
    requestAnimationFrame(() => {
        document.body.innerHTML = '<nav>robin <a href="/logout">Log out</a></nav><h1>Letters</h1>';
    });
</script>`,
});
