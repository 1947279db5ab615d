/**
 * The page names what it keeps in localStorage with two million letters, each of which takes more room wherever it is written down.
 */
import { usualSite } from './kit/usual.mjs';

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite('long-names', {
    '/': `<header>robin <a href="/logout">Log out</a></header><h1>Atlas</h1>
<script>
    localStorage.setItem('"'.repeat(2e6), '');
</script>`,
});
