/**
 * A Spanish page explains beside the form what there may be.
 */
import { SPANISH } from './lib/beside.mjs';
import { nothingToFind } from './lib/fixture.mjs';
import { drupal } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-help-column',
    language: 'es',
    layout: drupal,
    form: { beside: SPANISH },
    welcome: SPANISH,
});
