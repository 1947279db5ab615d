/**
 * A Norwegian app lets nobody in from that network, with the status 403.
 */
import { troubled } from './lib/fixture.mjs';
import { bar } from './lib/kits.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'kit-network-norwegian',
    language: 'nb',
    layout: bar,
    account: BY_EMAIL,
    finding: 'notFromHere',
    refusal: { status: 403, says: 'Tjenesten er dessverre ikke tilgjengelig fra nettverket ditt.' },
});
