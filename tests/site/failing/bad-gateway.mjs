/**
 * The server in front does not reach the application; the page is Italian.
 */
import { titled } from './lib/bare.mjs';
import { troubled } from './lib/fixture.mjs';
import { drupal } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'bad-gateway',
    language: 'it',
    layout: drupal,
    finding: 'serverTrouble',
    refusal: titled(502, 'Il server non risponde', 'it'),
});
