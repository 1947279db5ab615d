/**
 * The cookie of the session is larger than browsers take.
 */
import { fixture } from './lib/fixture.mjs';
import { drupal } from './lib/layouts.mjs';
import { refusedCookie } from './lib/refused-cookie.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture(
    refusedCookie({ name: 'cookie-refused-size', layout: drupal }, `sid=$${'x'.repeat(4_100)}; Path=/`),
);
