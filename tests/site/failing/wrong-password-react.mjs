/**
 * The password is another one, in a Czech app of React.
 */
import { react } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'wrong-password-react',
    language: 'cs',
    layout: react,
    account: BY_EMAIL,
    finding: 'wrongPassword',
    typed: { ...BY_EMAIL, password: 'tulips and rain' },
    says: 'Zadali jste nesprávný e-mail nebo heslo.',
    wrong: { status: 401 },
});
