/**
 * The control that signs out stands on the page of the profile only, beside a form that asks for passwords.
 */
import { usualSite } from './kit/usual.mjs';

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite('profile', {
    '/': `<h1>Profile of robin</h1><a href="/logout">Sign out</a>
<form method="post" action="/profile"><label>Current password <input type="password" name="current" autocomplete="current-password"></label>
<label>New password <input type="password" name="new" autocomplete="new-password"></label><button>Save</button></form>`,
});
