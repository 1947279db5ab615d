/**
 * One letter of the account is a Cyrillic one that looks like a Latin one; an app in English.
 */
import { box } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'look-alike-letter',
    layout: box,
    account: BY_EMAIL,
    finding: 'otherLetters',
    typed: { ...BY_EMAIL, user: 'rоbin@larch.example' },
    says: 'We could not sign you in with these details.',
    wrong: { status: 400 },
});
