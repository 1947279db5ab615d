/**
 * The connection is cut as the form is sent.
 */
import { troubled } from './lib/fixture.mjs';
import { table } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'unreachable',
    layout: table,
    finding: 'unreachable',
    refusal: { instead: 'cut' },
});
