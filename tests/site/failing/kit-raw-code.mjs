/**
 * An app shows the raw code of its service, with the status 400.
 */
import { fixture } from './lib/fixture.mjs';
import { utility } from './lib/kits.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'kit-raw-code',
    layout: utility,
    account: BY_EMAIL,
    finding: 'wrongPassword',
    typed: { ...BY_EMAIL, password: 'tulips and rain' },
    says: 'Firebase: Error (auth/invalid-credential).',
    wrong: { status: 400 },
});
