/**
 * The script of Google does not come, so that the button does nothing.
 */
import { fixture } from './lib/fixture.mjs';
import { providedBy } from './lib/identity.mjs';
import { devise } from './lib/layouts.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture(
    providedBy(
        { name: 'identity-blocked', layout: devise, account: BY_EMAIL, finding: 'identityBlocked' },
        'google',
        'Continue with Google',
    ),
);
