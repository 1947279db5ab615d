/**
 * An Indonesian app is refused with the status 401, and only knows that something went wrong.
 */
import { box } from './lib/apps.mjs';
import { troubled } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'refused-indonesian',
    language: 'id',
    layout: box,
    account: BY_EMAIL,
    finding: 'refused',
    refusal: { status: 401 },
});
