/**
 * The password is another one; a Danish app says so for a second.
 */
import { briefToast } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'wrong-password-brief',
    language: 'da',
    layout: briefToast,
    account: BY_EMAIL,
    finding: 'wrongPassword',
    alsoFine: ['refused'],
    typed: { ...BY_EMAIL, password: 'tulips and rain' },
    says: 'Forkert e-mail eller adgangskode.',
    wrong: { status: 401 },
});
