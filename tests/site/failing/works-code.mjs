/**
 * A Korean site asks for a code, which is right.
 */
import { withCode } from './lib/code.mjs';
import { fixture } from './lib/fixture.mjs';
import { moodle } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine } = fixture(
    withCode(
        { name: 'works-code', language: 'ko', layout: moodle, finding: null },
        { draw: (message) => `<p class="error">${message}</p>` },
    ),
);
