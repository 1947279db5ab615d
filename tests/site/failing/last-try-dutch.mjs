/**
 * The password is another one, and a Dutch app only says that the account is locked after one more.
 */
import { toast } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'last-try-dutch',
    language: 'nl',
    layout: toast,
    account: BY_EMAIL,
    finding: 'wrongPassword',
    typed: { ...BY_EMAIL, password: 'tulips and rain' },
    says: 'Nog één poging voordat uw account wordt geblokkeerd.',
    wrong: { status: 200 },
});
