/**
 * The domain of the e-mail address has two letters swapped.
 */
import { fixture } from './lib/fixture.mjs';
import { devise } from './lib/layouts.mjs';
import { ACCOUNT } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'mistyped-gmail',
    layout: devise,
    finding: 'mistypedDomain',
    account: { ...ACCOUNT, user: 'robin.fern@gmail.com' },
    typed: { ...ACCOUNT, user: 'robin.fern@gmial.com' },
    says: 'Invalid Email or password.',
});
