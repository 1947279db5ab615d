/**
 * A Korean app is refused with the status 403, and knows only that something went wrong.
 */
import { troubled } from './lib/fixture.mjs';
import { filled } from './lib/kits.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'kit-vague-korean',
    language: 'ko',
    layout: filled,
    account: BY_EMAIL,
    finding: 'refused',
    refusal: { status: 403 },
});
