/**
 * Of somebody whose session is over the page of the account and that of the form each think that they belong to the other.
 */
import { fixture } from './lib/fixture.mjs';
import { spring } from './lib/layouts.mjs';
import { fillIn, open } from './lib/person.mjs';
import { cookie, to } from './lib/server.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'redirect-circle',
    layout: spring,
    finding: 'redirectCircle',
    alsoFine: ['staleCookies'],
    first(visit, site) {
        if (visit.route !== 'GET /login' || !cookie(visit, site.cookie)) return undefined;
        return to('/account');
    },
    async before(page, site) {
        await open(page, `${site.origin}/login`);
        await fillIn(page, spring, site.account);
        site.sessions.clear();
    },
    steps: (page, site) => open(page, `${site.origin}/login`),
});
