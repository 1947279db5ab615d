/**
 * The password was pasted with a space before it, in an Italian app of React.
 */
import { react } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'space-before-password',
    language: 'it',
    layout: react,
    account: BY_EMAIL,
    finding: 'spacesAround',
    typed: { ...BY_EMAIL, password: ` ${BY_EMAIL.password}` },
    says: 'Le credenziali inserite non sono valide.',
    wrong: { status: 401 },
});
