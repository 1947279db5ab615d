/**
 * The site is much slower than a moment ago, and gives up in the end.
 */
import { fixture } from './lib/fixture.mjs';
import { drupal } from './lib/layouts.mjs';
import { slowing } from './lib/slowly.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture(
    slowing(
        { name: 'slow', layout: drupal, finding: 'slow', alsoFine: ['backAtForm'] },
        'Something went wrong.',
    ),
);
