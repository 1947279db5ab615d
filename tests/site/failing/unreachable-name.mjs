/**
 * The form goes to a host that has no address.
 */
import { fixture } from './lib/fixture.mjs';
import { aspnet } from './lib/layouts.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture({
    name: 'unreachable-name',
    layout: aspnet,
    account: BY_EMAIL,
    finding: 'unreachable',
    form: (site) => (site.isTroubled ? { action: 'http://login.larch-garden.invalid/login' } : {}),
    mends: true,
});
