/**
 * Beside a Danish form that works stands what one does if the account is locked or the code has run out.
 */
import { nothingToFind } from './lib/fixture.mjs';
import { filled } from './lib/kits.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-help-danish',
    language: 'da',
    layout: filled,
    account: BY_EMAIL,
    form: {
        beside: '<aside><h2>Hjælp</h2><p>Er din konto spærret? Er koden udløbet? Har du prøvet for mange gange, så vent 10 minutter.</p></aside>',
    },
});
