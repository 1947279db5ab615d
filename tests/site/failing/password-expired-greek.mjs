/**
 * What was typed is over, as Symfony says it in Greek, of no password by name.
 */
import { troubled } from './lib/fixture.mjs';
import { spring } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'password-expired-greek',
    language: 'el',
    layout: spring,
    finding: 'passwordExpired',
    refusal: { says: 'Τα στοιχεία σύνδεσης έχουν λήξει.' },
});
