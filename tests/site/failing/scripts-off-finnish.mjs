/**
 * The script that the page needs is not there, and the page says that there are none, in Finnish.
 */
import { fixture } from './lib/fixture.mjs';
import { table } from './lib/layouts.mjs';
import { scripted } from './lib/scripts.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture({
    name: 'scripts-off-finnish',
    language: 'fi',
    layout: table,
    finding: 'scriptsOff',
    ...scripted('Selaimesi JavaScript ei ole käytössä. Ota JavaScript käyttöön kirjautuaksesi sisään.'),
});
