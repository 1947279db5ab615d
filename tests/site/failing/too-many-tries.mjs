/**
 * An app says so, with the status 429 and how long to wait.
 */
import { toast } from './lib/apps.mjs';
import { troubled } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'too-many-tries',
    layout: toast,
    account: BY_EMAIL,
    finding: 'tooManyTries',
    refusal: {
        status: 429,
        headers: { 'retry-after': '90' },
        says: 'Too many attempts. Please wait before trying again.',
    },
});
