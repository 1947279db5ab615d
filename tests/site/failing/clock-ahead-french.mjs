/**
 * The clock of the computer is a day ahead, and a French page only says that something went wrong.
 */
import { timed } from './lib/clock.mjs';
import { fixture } from './lib/fixture.mjs';
import { keycloak } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture(
    timed({ name: 'clock-ahead-french', language: 'fr', layout: keycloak, finding: 'clockWrong' }, -1, {
        says: 'Un problème est survenu.',
    }),
);
