/**
 * The password is another one; the site sends back with the reason in the address, and the page says it, in Polish.
 */
import { fixture } from './lib/fixture.mjs';
import { spring } from './lib/layouts.mjs';
import { to } from './lib/server.mjs';
import { ACCOUNT } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'wrong-password-query-polish',
    language: 'pl',
    layout: spring,
    finding: 'wrongPassword',
    typed: { ...ACCOUNT, password: 'tulips and rain' },
    first: (visit, site) =>
        visit.route === 'GET /login' && visit.query.get('error') === 'bad_credentials'
            ? site.form({ message: 'Podany login lub hasło są niepoprawne.' })
            : undefined,
    wrong: to('/login?error=bad_credentials'),
});
