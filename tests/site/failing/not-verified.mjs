/**
 * The address was not confirmed yet.
 */
import { troubled } from './lib/fixture.mjs';
import { devise } from './lib/layouts.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'not-verified',
    layout: devise,
    account: BY_EMAIL,
    finding: 'notVerified',
    refusal: { says: 'You have to confirm your email address before continuing.' },
});
