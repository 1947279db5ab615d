/**
 * The code of the second step is an old one.
 */
import { withCode } from './lib/code.mjs';
import { fixture } from './lib/fixture.mjs';
import { keycloak } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine } = fixture(
    withCode(
        { name: 'wrong-code', layout: keycloak, finding: 'wrongCode' },
        {
            typed: '111111',
            says: 'Invalid authenticator code.',
            draw: (message) => `<span class="kc-feedback-text" aria-live="polite">${message}</span>`,
        },
    ),
);
