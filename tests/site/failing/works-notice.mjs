/**
 * A Dutch page tells of tries that failed while nobody was here.
 */
import { nothingToFind } from './lib/fixture.mjs';
import { wiki } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-notice',
    language: 'nl',
    layout: wiki,
    welcome:
        '<div class="alert alert-warning" role="alert">Er zijn 2 mislukte inlogpogingen geweest sinds uw laatste bezoek.</div>',
});
