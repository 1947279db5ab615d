/**
 * Neither script nor frame of Microsoft comes, so that the button does nothing, in German.
 */
import { fixture } from './lib/fixture.mjs';
import { providedBy } from './lib/identity.mjs';
import { aspnet } from './lib/layouts.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture(
    providedBy(
        {
            name: 'identity-blocked-german',
            language: 'de',
            layout: aspnet,
            account: BY_EMAIL,
            finding: 'identityBlocked',
        },
        'microsoft',
        'Mit Microsoft anmelden',
    ),
);
