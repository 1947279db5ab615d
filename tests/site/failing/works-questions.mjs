/**
 * A French page answers questions before anybody asks them, also on the account.
 */
import { FRENCH } from './lib/beside.mjs';
import { nothingToFind } from './lib/fixture.mjs';
import { keycloak } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-questions',
    language: 'fr',
    layout: keycloak,
    form: { beside: FRENCH },
    welcome: FRENCH,
});
