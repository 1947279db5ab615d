/**
 * The password is too old and has to be changed.
 */
import { troubled } from './lib/fixture.mjs';
import { aspnet } from './lib/layouts.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'password-expired',
    layout: aspnet,
    account: BY_EMAIL,
    finding: 'passwordExpired',
    refusal: { says: 'Your password has expired. You must change it before you can sign in.' },
});
