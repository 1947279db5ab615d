/**
 * The cookie of the session is for the domain of another site, in Japanese.
 */
import { fixture } from './lib/fixture.mjs';
import { spring } from './lib/layouts.mjs';
import { refusedCookie } from './lib/refused-cookie.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture(
    refusedCookie(
        { name: 'cookie-refused-domain', language: 'ja', layout: spring },
        'sid=$; Path=/; Domain=larch.example',
    ),
);
