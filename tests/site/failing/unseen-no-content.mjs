/**
 * The server answers that there is nothing to show, so that the page stays.
 */
import { nothingToFind } from './lib/fixture.mjs';
import { spring } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'unseen-no-content',
    layout: spring,
    refuse: () => ({ status: 204, body: '' }),
});
