/**
 * An old cookie is kept for the path of the account, and is sent first.
 */
import { fixture } from './lib/fixture.mjs';
import { django } from './lib/layouts.mjs';
import { open } from './lib/person.mjs';
import { to } from './lib/server.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'cookie-twice-path',
    layout: django,
    finding: 'cookieTwice',
    first: (visit) =>
        visit.route === 'GET /account/old'
            ? to('/', ['sid=a1b2c3d4e5f6a7b8c9d0; Path=/account; Max-Age=864000'])
            : undefined,
    before: (page, site) => open(page, `${site.origin}/account/old`),
});
