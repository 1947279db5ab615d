/**
 * The user name was pasted with a space behind it.
 */
import { fixture } from './lib/fixture.mjs';
import { spring } from './lib/layouts.mjs';
import { ACCOUNT } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'space-behind-name',
    layout: spring,
    finding: 'spacesAround',
    typed: { ...ACCOUNT, user: 'robin ' },
    says: 'Bad credentials',
});
