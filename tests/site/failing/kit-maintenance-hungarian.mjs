/**
 * A Hungarian app is being worked on, with the status 503 and in a dialog.
 */
import { troubled } from './lib/fixture.mjs';
import { popup } from './lib/kits.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'kit-maintenance-hungarian',
    language: 'hu',
    layout: popup,
    account: BY_EMAIL,
    finding: 'maintenance',
    refusal: { status: 503, says: 'Karbantartást végzünk, kérjük, próbálja meg később.' },
});
