/**
 * The server of an app in Hindi has broken down, and answers without a word.
 */
import { inline } from './lib/apps.mjs';
import { troubled } from './lib/fixture.mjs';
import { text } from './lib/server.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'server-error-hindi',
    language: 'hi',
    layout: inline,
    account: BY_EMAIL,
    finding: 'serverTrouble',
    refusal: text('', 500),
});
