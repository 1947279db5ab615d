/**
 * The server in front cannot read what was sent, and does not say why.
 */
import { bare } from './lib/bare.mjs';
import { troubled } from './lib/fixture.mjs';
import { spring } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'bad-request',
    layout: spring,
    finding: 'badRequest',
    refusal: bare(400, 'Bad Request'),
});
