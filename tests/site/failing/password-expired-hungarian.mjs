/**
 * The password is too old, in a Hungarian app.
 */
import { toast } from './lib/apps.mjs';
import { troubled } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'password-expired-hungarian',
    language: 'hu',
    layout: toast,
    account: BY_EMAIL,
    finding: 'passwordExpired',
    refusal: { status: 403, says: 'A jelszava lejárt, kérjük, változtassa meg.' },
});
