/**
 * A server in front answers with nothing but its status.
 */
import { bare } from './lib/bare.mjs';
import { troubled } from './lib/fixture.mjs';
import { table } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'too-many-tries-bare',
    layout: table,
    finding: 'tooManyTries',
    refusal: bare(429, 'Too Many Requests'),
});
