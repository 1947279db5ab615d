/**
 * Messages for all cases are in the page, and none of them is shown.
 */
import { HIDDEN } from './lib/beside.mjs';
import { nothingToFind } from './lib/fixture.mjs';
import { aspnet } from './lib/layouts.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-hidden-errors',
    layout: aspnet,
    account: BY_EMAIL,
    form: { beside: HIDDEN },
    welcome: HIDDEN,
});
