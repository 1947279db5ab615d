/**
 * An app waits for an answer that never comes.
 */
import { react } from './lib/apps.mjs';
import { nothingToFind } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'unseen-endless',
    layout: react,
    account: BY_EMAIL,
    refuse: () => ({ instead: 'never' }),
});
