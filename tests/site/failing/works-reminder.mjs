/**
 * A Polish page reminds of a password that is going to expire.
 */
import { nothingToFind } from './lib/fixture.mjs';
import { laravel } from './lib/layouts.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-reminder',
    language: 'pl',
    layout: laravel,
    account: BY_EMAIL,
    welcome: '<div class="alert">Twoje hasło wygaśnie za 12 dni. <a href="/password">Zmień hasło</a></div>',
});
