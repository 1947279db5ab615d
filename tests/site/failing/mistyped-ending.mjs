/**
 * The end of the e-mail address is of another country's keyboard: `.con`, on a French page.
 */
import { fixture } from './lib/fixture.mjs';
import { laravel } from './lib/layouts.mjs';
import { ACCOUNT } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'mistyped-ending',
    language: 'fr',
    layout: laravel,
    finding: 'mistypedDomain',
    account: { ...ACCOUNT, user: 'robin.fern@outlook.com' },
    typed: { ...ACCOUNT, user: 'robin.fern@outlook.con' },
    says: 'Ces identifiants ne correspondent pas à nos enregistrements.',
});
