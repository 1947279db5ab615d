/**
 * A Czech app knows no such account, with the status 404, in a bar at its foot.
 */
import { fixture } from './lib/fixture.mjs';
import { bar } from './lib/kits.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'kit-bar-czech',
    language: 'cs',
    layout: bar,
    account: BY_EMAIL,
    finding: 'noSuchAccount',
    typed: { ...BY_EMAIL, user: 'robyn@larch.example' },
    says: 'Účet s touto e-mailovou adresou u nás neexistuje.',
    wrong: { status: 404 },
});
