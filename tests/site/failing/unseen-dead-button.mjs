/**
 * Nothing listens to the button of an app.
 */
import { toast } from './lib/apps.mjs';
import { STOPPED } from './lib/beside.mjs';
import { nothingToFind } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'unseen-dead-button',
    layout: toast,
    account: BY_EMAIL,
    form: STOPPED,
});
