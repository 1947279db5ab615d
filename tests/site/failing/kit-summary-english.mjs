/**
 * A list of all that is wrong stands above the form, with the status 200.
 */
import { fixture } from './lib/fixture.mjs';
import { summary } from './lib/kits.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'kit-summary-english',
    layout: summary,
    account: BY_EMAIL,
    finding: 'wrongPassword',
    typed: { ...BY_EMAIL, password: 'tulips and rain' },
    says: 'The email address or password you entered is not correct',
});
