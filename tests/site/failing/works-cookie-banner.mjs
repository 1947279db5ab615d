/**
 * A German page asks about cookies.
 */
import { GERMAN } from './lib/beside.mjs';
import { nothingToFind } from './lib/fixture.mjs';
import { moodle } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-cookie-banner',
    language: 'de',
    layout: moodle,
    form: { beside: GERMAN },
    welcome: GERMAN,
});
