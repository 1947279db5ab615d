/**
 * The password is another one, and a Czech app has the browser say so at the field.
 */
import { bubble } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'wrong-password-bubble-czech',
    language: 'cs',
    layout: bubble,
    account: BY_EMAIL,
    finding: 'wrongPassword',
    typed: { ...BY_EMAIL, password: 'tulips and rain' },
    says: 'Zadané heslo nesouhlasí.',
    wrong: { status: 200 },
});
