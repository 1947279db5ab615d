/**
 * The answer is a picture.
 */
import { PICTURE } from './lib/beside.mjs';
import { nothingToFind } from './lib/fixture.mjs';
import { table } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'unseen-picture',
    layout: table,
    refuse: () => ({ status: 200, headers: { 'content-type': 'image/svg+xml' }, body: PICTURE }),
});
