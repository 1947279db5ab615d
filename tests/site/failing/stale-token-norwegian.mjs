/**
 * What guards the server refuses every request with a token that is over, even the one that would bring a new one; an app
 * in Norwegian.
 */
import { toast } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { fillIn, open } from './lib/person.mjs';
import { cookie, json } from './lib/server.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'stale-token-norwegian',
    language: 'nb',
    layout: toast,
    account: BY_EMAIL,
    cookie: 'access_token',
    finding: 'staleCookies',
    first: (visit, site) =>
        visit.method === 'POST' && cookie(visit, site.cookie) ? json({}, 401) : undefined,
    async before(page, site) {
        await open(page, `${site.origin}/login`);
        await fillIn(page, toast, site.account);
        site.sessions.clear();
    },
});
