/**
 * The password is another one, and the page says so of the account that it names.
 */
import { fixture } from './lib/fixture.mjs';
import { wordpress } from './lib/layouts.mjs';
import { ACCOUNT } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'wrong-password',
    layout: wordpress,
    finding: 'wrongPassword',
    typed: { ...ACCOUNT, password: 'tulips and rain' },
    says: 'Error: The password you entered for the username robin is incorrect.',
});
