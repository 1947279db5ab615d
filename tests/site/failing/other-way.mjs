/**
 * Whoever signed up with a provider has no password here.
 */
import { fixture } from './lib/fixture.mjs';
import { laravel } from './lib/layouts.mjs';
import { BY_EMAIL } from './lib/site.mjs';
import { byProvider } from './lib/typing.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'other-way',
    layout: laravel,
    account: BY_EMAIL,
    finding: 'otherWay',
    form: { beside: '<p><a id="provider" href="/provider">Continue with Google</a></p>' },
    refuse: () => ({ says: 'You signed up with Google. Please use “Continue with Google” to sign in.' }),
    anew: byProvider,
});
