/**
 * The site sets its cookie for a name that is not its own, so that no browser keeps it, and asks again.
 */
import { fixture } from './lib/fixture.mjs';
import { laravel } from './lib/layouts.mjs';
import { to } from './lib/server.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture({
    name: 'back-at-form',
    layout: laravel,
    account: BY_EMAIL,
    finding: 'backAtForm',
    refuse: (_visit, site) =>
        site.isTroubled ? to('/account', [`sid=${site.begin()}; Path=/; Domain=larch.example`]) : undefined,
    mends: true,
});
