/**
 * Whoever signs in is sent to the front page, as nobody.
 */
import { nothingToFind } from './lib/fixture.mjs';
import { laravel } from './lib/layouts.mjs';
import { to } from './lib/server.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'unseen-front-page',
    layout: laravel,
    account: BY_EMAIL,
    refuse: () => to('/'),
});
