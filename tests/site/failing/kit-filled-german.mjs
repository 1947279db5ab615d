/**
 * The account is locked, says a German app in an alert of its kit, with the status 403.
 */
import { troubled } from './lib/fixture.mjs';
import { filled } from './lib/kits.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'kit-filled-german',
    language: 'de',
    layout: filled,
    account: BY_EMAIL,
    finding: 'accountLocked',
    refusal: {
        status: 403,
        says: 'Dieses Benutzerkonto wurde vorübergehend gesperrt. Bitte wenden Sie sich an den Support.',
    },
});
