/**
 * The clock of the computer is a day behind, and the server of an app takes nothing of yesterday.
 */
import { toast } from './lib/apps.mjs';
import { timed } from './lib/clock.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture(
    timed({ name: 'clock-behind', layout: toast, account: BY_EMAIL, finding: 'clockWrong' }, 1, {
        status: 401,
    }),
);
