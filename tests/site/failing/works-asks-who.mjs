/**
 * An app asks who is there before anybody is, gets a 401, and lets in whoever signs in then.
 */
import { toast } from './lib/apps.mjs';
import { nothingToFind } from './lib/fixture.mjs';
import { json } from './lib/server.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-asks-who',
    layout: toast,
    account: BY_EMAIL,
    form: { beside: '<script>fetch("/api/session").catch(() => undefined);</script>' },
    first: (visit) => (visit.route === 'GET /api/session' ? json({ error: 'unauthorized' }, 401) : undefined),
});
