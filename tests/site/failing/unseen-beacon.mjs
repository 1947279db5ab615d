/**
 * What is typed is sent in a way that has no answer.
 */
import { inline } from './lib/apps.mjs';
import { BEACON } from './lib/beside.mjs';
import { nothingToFind } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'unseen-beacon',
    layout: inline,
    account: BY_EMAIL,
    form: BEACON,
    first: (visit) => (visit.path === '/beacon' ? { status: 204 } : undefined),
});
