/**
 * A Turkish site has many cookies, and not too many.
 */
import { MANY, NONE } from './lib/beside.mjs';
import { nothingToFind } from './lib/fixture.mjs';
import { django } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-many-cookies',
    language: 'tr',
    layout: django,
    headers: ({ sessions }) => (sessions.size > 0 ? NONE : MANY),
});
