/**
 * Nobody is called that here, says the page.
 */
import { fixture } from './lib/fixture.mjs';
import { wordpress } from './lib/layouts.mjs';
import { ACCOUNT } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'no-such-account',
    layout: wordpress,
    finding: 'noSuchAccount',
    typed: { ...ACCOUNT, user: 'robyn' },
    says: 'Error: The username robyn is not registered on this site. If you are unsure of your username, try your email address instead.',
});
