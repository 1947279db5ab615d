/**
 * The token of the form is none any more, says a French app.
 */
import { toast } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';
import { expiring } from './lib/tokens.mjs';

export const { start, steps, again, finding, alsoFine } = fixture(
    expiring({
        name: 'form-expired-app',
        language: 'fr',
        layout: toast,
        account: BY_EMAIL,
        finding: 'formExpired',
        refusal: { status: 422, says: 'Votre session a expiré, veuillez recharger la page.' },
    }),
);
