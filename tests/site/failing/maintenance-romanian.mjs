/**
 * Signing in is turned off while the site is being worked on, on a Romanian page.
 */
import { troubled } from './lib/fixture.mjs';
import { moodle } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'maintenance-romanian',
    language: 'ro',
    layout: moodle,
    finding: 'maintenance',
    refusal: { says: 'Site-ul este în mentenanță. Autentificarea nu este disponibilă momentan.' },
});
