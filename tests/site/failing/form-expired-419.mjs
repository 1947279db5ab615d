/**
 * The form was open for too long: a page with the status 419.
 */
import { titled } from './lib/bare.mjs';
import { fixture } from './lib/fixture.mjs';
import { laravel } from './lib/layouts.mjs';
import { BY_EMAIL } from './lib/site.mjs';
import { expiring } from './lib/tokens.mjs';

export const { start, steps, again, finding, alsoFine } = fixture(
    expiring({
        name: 'form-expired-419',
        layout: laravel,
        account: BY_EMAIL,
        finding: 'formExpired',
        refusal: titled(419, 'Page Expired'),
    }),
);
