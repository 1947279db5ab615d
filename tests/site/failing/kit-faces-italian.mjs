/**
 * The password is over, says an Italian program in its list of messages.
 */
import { troubled } from './lib/fixture.mjs';
import { faces } from './lib/kits.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'kit-faces-italian',
    language: 'it',
    layout: faces,
    account: BY_EMAIL,
    finding: 'passwordExpired',
    refusal: { status: 200, says: 'La password è scaduta: è necessario modificarla per continuare.' },
});
