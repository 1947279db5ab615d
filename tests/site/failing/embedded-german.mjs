/**
 * The log-in is in a frame of another site, and says in German that there are no cookies.
 */
import { fixture } from './lib/fixture.mjs';
import { embedded } from './lib/frame.mjs';

export const { start, steps, again, finding, alsoFine } = fixture(
    embedded(
        {
            name: 'embedded-german',
            language: 'de',
            finding: 'embeddedWithoutCookies',
            alsoFine: ['cookiesOff'],
        },
        'Ihr Browser nimmt keine Cookies an. Bitte erlauben Sie Cookies.',
    ),
);
