/**
 * Somebody who has signed in here as one takes the name that they have elsewhere.
 */
import { fixture } from './lib/fixture.mjs';
import { wiki } from './lib/layouts.mjs';
import { ACCOUNT } from './lib/site.mjs';
import { signInAndOut } from './lib/typing.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'other-account',
    layout: wiki,
    finding: 'otherAccount',
    alsoFine: ['wrongPassword'],
    before: signInAndOut,
    typed: { ...ACCOUNT, user: 'robin.fern' },
    says: 'Incorrect username or password entered. Please try again.',
});
