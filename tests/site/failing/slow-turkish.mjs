/**
 * A Turkish app is much slower than a moment ago, and gives up in the end.
 */
import { toast } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';
import { slowing } from './lib/slowly.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture(
    slowing(
        {
            name: 'slow-turkish',
            language: 'tr',
            layout: toast,
            account: BY_EMAIL,
            finding: 'slow',
            alsoFine: ['backAtForm'],
        },
        'Bir şeyler ters gitti.',
    ),
);
