/**
 * A Czech app gets a good answer, and draws its form anew without a word.
 */
import { toast } from './lib/apps.mjs';
import { troubled } from './lib/fixture.mjs';
import { json } from './lib/server.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'back-at-form-app',
    language: 'cs',
    layout: toast,
    account: BY_EMAIL,
    finding: 'backAtForm',
    refusal: json({ quiet: true }),
});
