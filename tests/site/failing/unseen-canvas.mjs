/**
 * A message is drawn, not written.
 */
import { box } from './lib/apps.mjs';
import { DRAWN } from './lib/beside.mjs';
import { nothingToFind } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'unseen-canvas',
    layout: box,
    account: BY_EMAIL,
    form: DRAWN,
});
