/**
 * The server takes the session that comes with the form, which is over, and begins no new one.
 */
import { fixture } from './lib/fixture.mjs';
import { laravel } from './lib/layouts.mjs';
import { fillIn, open } from './lib/person.mjs';
import { cookie, to } from './lib/server.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'stale-session',
    layout: laravel,
    account: BY_EMAIL,
    finding: 'staleCookies',
    refuse: (visit, site) => (cookie(visit, site.cookie) ? to('/account') : undefined),
    async before(page, site) {
        await open(page, `${site.origin}/login`);
        await fillIn(page, laravel, site.account);
        site.sessions.clear();
    },
});
