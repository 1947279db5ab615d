/**
 * A service worker serves the page of before, whose form goes where nothing is any more.
 */
import { titled } from './lib/bare.mjs';
import { fixture } from './lib/fixture.mjs';
import { django } from './lib/layouts.mjs';
import { cachedBy } from './lib/worker.mjs';

export const { start, steps, again, finding, alsoFine } = fixture(
    cachedBy({ name: 'old-page', layout: django, finding: 'oldPage' }, titled(404, 'Page not found')),
);
