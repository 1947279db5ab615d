/**
 * The request of an app breaks off.
 */
import { toast } from './lib/apps.mjs';
import { troubled } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'request-broke',
    layout: toast,
    account: BY_EMAIL,
    finding: 'requestBroke',
    refusal: { instead: 'cut' },
});
