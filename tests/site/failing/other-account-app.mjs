/**
 * Somebody who has signed in here with one address takes that of work, in a Polish app.
 */
import { passingToast } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';
import { signInAndOut } from './lib/typing.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'other-account-app',
    language: 'pl',
    layout: passingToast,
    account: BY_EMAIL,
    finding: 'otherAccount',
    alsoFine: ['noSuchAccount'],
    before: signInAndOut,
    typed: { ...BY_EMAIL, user: 'robin.fern@office.example' },
    says: 'Nie znaleźliśmy konta o takim adresie e-mail.',
    wrong: { status: 404 },
});
