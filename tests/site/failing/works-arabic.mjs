/**
 * An Arabic page, which asks whether the password was forgotten or the account is locked.
 */
import { ARABIC } from './lib/beside.mjs';
import { nothingToFind } from './lib/fixture.mjs';
import { keycloak } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-arabic',
    language: 'ar',
    layout: keycloak,
    form: { beside: ARABIC },
    welcome: ARABIC,
});
