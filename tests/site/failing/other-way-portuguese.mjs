/**
 * Whoever signed up with a provider has no password here, says a Portuguese app.
 */
import { inline } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { to } from './lib/server.mjs';
import { BY_EMAIL } from './lib/site.mjs';
import { byProvider } from './lib/typing.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'other-way-portuguese',
    language: 'pt',
    layout: inline,
    account: BY_EMAIL,
    finding: 'otherWay',
    form: { beside: '<p><a id="provider" href="/provider">Entrar com o Facebook</a></p>' },
    refuse: () => ({ status: 409, says: 'Esta conta foi criada com o Facebook. Entre com o Facebook.' }),
    first: (visit, site) =>
        visit.path === '/provider' ? to('/account', [`${site.cookie}=${site.begin()}; Path=/`]) : undefined,
    anew: byProvider,
});
