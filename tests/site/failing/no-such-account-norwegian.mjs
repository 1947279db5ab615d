/**
 * Nobody has that address here, says a Norwegian app.
 */
import { inline } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'no-such-account-norwegian',
    language: 'nb',
    layout: inline,
    account: BY_EMAIL,
    finding: 'noSuchAccount',
    typed: { ...BY_EMAIL, user: 'robyn@larch.example' },
    says: 'Vi finner ingen bruker med denne e-postadressen.',
    wrong: { status: 404 },
});
