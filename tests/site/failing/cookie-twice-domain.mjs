/**
 * An old cookie is kept for the whole domain, and is sent first, as it is older; in German.
 */
import { fixture } from './lib/fixture.mjs';
import { moodle } from './lib/layouts.mjs';
import { open } from './lib/person.mjs';
import { to } from './lib/server.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'cookie-twice-domain',
    language: 'de',
    layout: moodle,
    finding: 'cookieTwice',
    first: (visit) =>
        visit.route === 'GET /old'
            ? to('/', [`sid=a1b2c3d4e5f6a7b8c9d0; Path=/; Domain=${visit.host}.localhost; Max-Age=864000`])
            : undefined,
    before: (page, site) => open(page, `${site.origin}/old`),
});
