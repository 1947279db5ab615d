/**
 * The page asks whether it may be left, as editors do with what is not saved.
 */
import { usualSite } from './kit/usual.mjs';

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite('unloading', {
    '/': `<header>robin <a href="/logout">Log out</a></header><h1>Draft</h1><textarea></textarea>
<script>addEventListener('beforeunload', (event) => { event.preventDefault(); event.returnValue = 'unsaved'; });</script>`,
});
