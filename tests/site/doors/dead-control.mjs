/**
 * The first control that signs out does nothing, since its script is missing; the second works.
 */
import { usualSite } from './kit/usual.mjs';

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite('dead-control', {
    '/': `<nav><a href="#" class="mobile">Log out</a></nav><h1>Forum</h1><footer>robin <a href="/logout">Log out</a></footer>`,
});
