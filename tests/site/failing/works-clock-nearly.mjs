/**
 * The clocks are not quite the same, as they never are.
 */
import { nothingToFind } from './lib/fixture.mjs';
import { table } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-clock-nearly',
    layout: table,
    headers: () => ({ date: new Date(Date.now() + 50_000).toUTCString() }),
});
