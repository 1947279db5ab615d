/**
 * The script of Apple does not come, so that the button of a Japanese app does nothing.
 */
import { inline } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { providedBy } from './lib/identity.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture(
    providedBy(
        {
            name: 'identity-blocked-app',
            language: 'ja',
            layout: inline,
            account: BY_EMAIL,
            finding: 'identityBlocked',
        },
        'apple',
        'Appleでサインイン',
    ),
);
