/**
 * The server in front refuses, and does not say why.
 */
import { bare } from './lib/bare.mjs';
import { troubled } from './lib/fixture.mjs';
import { table } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'refused',
    layout: table,
    finding: 'refused',
    refusal: bare(403, 'Forbidden'),
});
