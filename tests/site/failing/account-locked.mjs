/**
 * The account was locked.
 */
import { troubled } from './lib/fixture.mjs';
import { spring } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'account-locked',
    layout: spring,
    finding: 'accountLocked',
    refusal: { says: 'User account is locked' },
});
