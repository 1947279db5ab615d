/**
 * A Portuguese app says in red, with classes that only say how it looks, that the password is wrong.
 */
import { fixture } from './lib/fixture.mjs';
import { utility } from './lib/kits.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'kit-utility-portuguese',
    language: 'pt',
    layout: utility,
    account: BY_EMAIL,
    finding: 'wrongPassword',
    typed: { ...BY_EMAIL, password: 'tulips and rain' },
    says: 'E-mail ou senha incorretos. Confira e tente de novo.',
    wrong: { status: 401 },
});
