/**
 * The password is another one; a Greek app says so for a second, in the shadow root of an element that comes and goes, and answers with 200.
 */
import { briefToaster } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'wrong-password-brief-toaster-greek',
    language: 'el',
    layout: briefToaster,
    account: BY_EMAIL,
    finding: 'wrongPassword',
    typed: { ...BY_EMAIL, password: 'tulips and rain' },
    says: 'Λάθος κωδικός πρόσβασης.',
});
