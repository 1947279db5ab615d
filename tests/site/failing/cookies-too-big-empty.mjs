/**
 * What has piled up in cookies is more than the server takes: 431 and an empty page.
 */
import { heavy } from './lib/cookies.mjs';
import { fixture } from './lib/fixture.mjs';
import { keycloak } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'cookies-too-big-empty',
    layout: keycloak,
    finding: 'cookiesTooBig',
    ...heavy({ status: 431, headers: {}, body: '' }, 'everywhere'),
});
