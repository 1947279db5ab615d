/**
 * The answer is a page about something else.
 */
import { nothingToFind } from './lib/fixture.mjs';
import { moodle } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'unseen-elsewhere',
    layout: moodle,
    refuse: (_visit, site) =>
        site.page('<h2>Tulips of the year</h2><p>They are planted in autumn and flower in April.</p>'),
});
