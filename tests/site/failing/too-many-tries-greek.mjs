/**
 * A Greek page says it with the status of any other page.
 */
import { troubled } from './lib/fixture.mjs';
import { drupal } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'too-many-tries-greek',
    language: 'el',
    layout: drupal,
    finding: 'tooManyTries',
    refusal: { says: 'Έγιναν πάρα πολλές αποτυχημένες προσπάθειες σύνδεσης. Δοκιμάστε ξανά αργότερα.' },
});
