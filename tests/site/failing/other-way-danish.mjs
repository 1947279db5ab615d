/**
 * The address belongs to an account that was opened in another way, which a Danish page tells as "exists already".
 */
import { fixture } from './lib/fixture.mjs';
import { keycloak } from './lib/layouts.mjs';
import { byProvider } from './lib/typing.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'other-way-danish',
    language: 'da',
    layout: keycloak,
    finding: 'otherWay',
    form: { beside: '<p><a id="provider" href="/provider">Google</a></p>' },
    refuse: () => ({ says: 'Bruger med denne e-mail eksisterer allerede. Log ind og forbind kontoen.' }),
    anew: byProvider,
});
