/**
 * Whoever is in sees nothing but errors: it is a tracker of them.
 */
import { nothingToFind } from './lib/fixture.mjs';
import { devise } from './lib/layouts.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-error-tracker',
    layout: devise,
    account: BY_EMAIL,
    title: 'Error Tracker',
    welcome:
        '<h2>Login error on /session (500)</h2><ul><li class="error">Invalid password reset token – 12 times</li><li class="error">403 Forbidden – 3 times</li></ul>',
});
