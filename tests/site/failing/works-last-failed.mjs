/**
 * Whoever is in is told when a sign-in failed last, and where from, in red: that is no message of this try.
 */
import { nothingToFind } from './lib/fixture.mjs';
import { utility } from './lib/kits.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-last-failed',
    layout: utility,
    account: BY_EMAIL,
    welcome:
        '<p role="alert" style="color: #b00020">Last failed login: yesterday, wrong password, from 192.0.2.7. 3 failed attempts since the last visit.</p>',
});
