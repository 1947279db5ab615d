/**
 * An app is told 429 with a date to wait until, and has no words for it.
 */
import { box } from './lib/apps.mjs';
import { troubled } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'too-many-tries-date',
    layout: box,
    account: BY_EMAIL,
    finding: 'tooManyTries',
    refusal: { status: 429, headers: { 'retry-after': 'Wed, 21 Oct 2099 07:28:00 GMT' } },
});
