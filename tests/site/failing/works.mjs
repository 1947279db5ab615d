/**
 * A sign-in like any other.
 */
import { nothingToFind } from './lib/fixture.mjs';
import { django } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({ name: 'works', layout: django });
