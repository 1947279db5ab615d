/**
 * A Greek app says that the account is not active, with the status 423 and in its list.
 */
import { troubled } from './lib/fixture.mjs';
import { faces } from './lib/kits.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'kit-disabled-greek',
    language: 'el',
    layout: faces,
    account: BY_EMAIL,
    finding: 'accountLocked',
    refusal: { status: 423, says: 'Ο λογαριασμός σας έχει απενεργοποιηθεί προσωρινά.' },
});
