/**
 * The session is over, says a dialog of an Indonesian app, with the status 419.
 */
import { troubled } from './lib/fixture.mjs';
import { popup } from './lib/kits.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'kit-popup-indonesian',
    language: 'id',
    layout: popup,
    account: BY_EMAIL,
    finding: 'formExpired',
    refusal: { status: 419, says: 'Sesi Anda telah berakhir. Silakan muat ulang halaman ini.' },
});
