/**
 * The service that knows who is there sends them back, and the site, which keeps an old cookie, sends them there again; in
 * French.
 */
import { twoHosts } from './lib/cookies.mjs';
import { fixture } from './lib/fixture.mjs';
import { keycloak } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine } = fixture(
    twoHosts({
        name: 'redirect-circle-two-hosts',
        language: 'fr',
        layout: keycloak,
        finding: 'redirectCircle',
        alsoFine: ['staleCookies'],
    }),
);
