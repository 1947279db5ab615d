/**
 * The form was open for too long, says a Swedish page.
 */
import { fixture } from './lib/fixture.mjs';
import { keycloak } from './lib/layouts.mjs';
import { expiring } from './lib/tokens.mjs';

export const { start, steps, again, finding, alsoFine } = fixture(
    expiring({
        name: 'form-expired-swedish',
        language: 'sv',
        layout: keycloak,
        finding: 'formExpired',
        refusal: { says: 'Din session har gått ut. Ladda om sidan och försök igen.' },
    }),
);
