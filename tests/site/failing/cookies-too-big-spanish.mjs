/**
 * What has piled up in cookies is more than the server takes: 431, in Spanish and without a reason.
 */
import { titled } from './lib/bare.mjs';
import { heavy } from './lib/cookies.mjs';
import { fixture } from './lib/fixture.mjs';
import { drupal } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'cookies-too-big-spanish',
    language: 'es',
    layout: drupal,
    finding: 'cookiesTooBig',
    ...heavy(titled(431, 'No se puede procesar la solicitud', 'es')),
});
