/**
 * A Bulgarian page forgets who has just signed in, and asks again.
 */
import { fixture } from './lib/fixture.mjs';
import { board } from './lib/layouts.mjs';
import { to } from './lib/server.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture({
    name: 'back-at-form-bulgarian',
    language: 'bg',
    layout: board,
    finding: 'backAtForm',
    refuse: (_visit, site) => (site.isTroubled ? to('/account') : undefined),
    mends: true,
});
