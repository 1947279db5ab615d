/**
 * Somebody comes back after a while, and the form says why they have to sign in; they have not tried yet.
 */
import { nothingToFind } from './lib/fixture.mjs';
import { wordpress } from './lib/layouts.mjs';
import { open } from './lib/person.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-session-over',
    layout: wordpress,
    first: (visit, site) =>
        visit.route === 'GET /login'
            ? site.form({
                  message: 'Your session has expired. Please log in to continue where you left off.',
              })
            : undefined,
    steps: (page, site) => open(page, `${site.origin}/login`),
});
