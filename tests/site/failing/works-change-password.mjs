/**
 * Whoever is in sees the form that changes the password, with its hints.
 */
import { nothingToFind } from './lib/fixture.mjs';
import { devise } from './lib/layouts.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-change-password',
    layout: devise,
    account: BY_EMAIL,
    welcome: `<form action="/password"><h2>Change your password</h2><p class="hint">If the current password is wrong, nothing is changed.</p>
<label>Current password <input type="password" name="old" autocomplete="current-password"></label>
<label>New password <input type="password" name="new" autocomplete="new-password"></label><button>Save</button></form>`,
});
