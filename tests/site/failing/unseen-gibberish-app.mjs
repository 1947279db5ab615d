/**
 * A message is in words that nobody has ever read.
 */
import { toast } from './lib/apps.mjs';
import { nothingToFind } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'unseen-gibberish-app',
    layout: toast,
    account: BY_EMAIL,
    refuse: () => ({ says: 'Zolpi frend akuvar, mesto grill enu.' }),
});
