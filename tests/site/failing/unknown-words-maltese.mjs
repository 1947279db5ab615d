/**
 * The password is another one, and an app says so in Maltese, of which nobody here has words.
 */
import { inline } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'unknown-words-maltese',
    language: 'en',
    layout: inline,
    account: BY_EMAIL,
    finding: 'wrongPassword',
    typed: { ...BY_EMAIL, password: 'tulips and rain' },
    says: 'Il-password mhix tajba.',
    wrong: { status: 400 },
});
