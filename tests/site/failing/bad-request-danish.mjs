/**
 * What a Danish app sends is not taken, with the status 422, and the app only knows that something went wrong.
 */
import { toast } from './lib/apps.mjs';
import { troubled } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'bad-request-danish',
    language: 'da',
    layout: toast,
    account: BY_EMAIL,
    finding: 'badRequest',
    refusal: { status: 422 },
});
