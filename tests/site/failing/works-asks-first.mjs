/**
 * An app asks who is there before anybody is, and is told 401.
 */
import { inline } from './lib/apps.mjs';
import { nothingToFind } from './lib/fixture.mjs';
import { json } from './lib/server.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-asks-first',
    layout: inline,
    account: BY_EMAIL,
    form: { beside: "<script>fetch('/me').then((answer) => answer.text());</script>" },
    first: (visit, site) =>
        visit.path === '/me' ? json({ error: 'unauthorized' }, site.knows(visit) ? 200 : 401) : undefined,
});
