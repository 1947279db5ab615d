/**
 * A letter is missing in the domain of the e-mail address, in a Spanish app.
 */
import { inline } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { ACCOUNT } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'mistyped-hotmail',
    language: 'es',
    layout: inline,
    finding: 'mistypedDomain',
    account: { ...ACCOUNT, user: 'robin.fern@hotmail.com' },
    typed: { ...ACCOUNT, user: 'robin.fern@hotmal.com' },
    says: 'No existe ninguna cuenta con este correo electrónico.',
    wrong: { status: 404 },
});
