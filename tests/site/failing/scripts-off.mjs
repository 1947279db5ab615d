/**
 * The script that the page needs is not there, and the page says that there are none.
 */
import { fixture } from './lib/fixture.mjs';
import { moodle } from './lib/layouts.mjs';
import { scripted } from './lib/scripts.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture({
    name: 'scripts-off',
    layout: moodle,
    finding: 'scriptsOff',
    ...scripted('JavaScript is disabled in your browser. Please enable JavaScript to log in.'),
});
