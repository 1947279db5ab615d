/**
 * A line below the form of a Romanian app, with the status 422.
 */
import { fixture } from './lib/fixture.mjs';
import { feedback } from './lib/kits.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'kit-feedback-romanian',
    language: 'ro',
    layout: feedback,
    account: BY_EMAIL,
    finding: 'wrongPassword',
    typed: { ...BY_EMAIL, password: 'tulips and rain' },
    says: 'Datele de autentificare introduse sunt greșite.',
    wrong: { status: 422 },
});
