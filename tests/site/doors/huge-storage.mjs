/**
 * The page keeps nine MiB of text in localStorage, as UTF-8 counts it; browsers count letters.
 */
import { usualSite } from './kit/usual.mjs';

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite('huge-storage', {
    '/': `<header>robin <a href="/logout">Log out</a></header><h1>Atlas</h1>
<script>
    for (const part of ['north', 'middle', 'south'])
        if (!localStorage.getItem(part)) localStorage.setItem(part, '海'.repeat(1024 * 1024));
</script>`,
});
