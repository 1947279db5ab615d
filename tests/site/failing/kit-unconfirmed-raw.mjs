/**
 * An app shows what its service has answered: the address was not confirmed.
 */
import { troubled } from './lib/fixture.mjs';
import { filled } from './lib/kits.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'kit-unconfirmed-raw',
    layout: filled,
    account: BY_EMAIL,
    finding: 'notVerified',
    refusal: { status: 400, says: 'Email not confirmed' },
});
