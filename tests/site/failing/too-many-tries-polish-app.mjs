/**
 * A Polish app asks to wait before the next try, and does not say why.
 */
import { toast } from './lib/apps.mjs';
import { troubled } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'too-many-tries-polish-app',
    language: 'pl',
    layout: toast,
    account: BY_EMAIL,
    finding: 'tooManyTries',
    refusal: { says: 'Proszę poczekać minutę przed kolejnym logowaniem.' },
});
